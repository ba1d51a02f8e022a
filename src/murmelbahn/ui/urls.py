"""Addresses of the design system: the language and the look of the pages."""

from django.urls import path
from django.views.i18n import set_language

from murmelbahn.ui import pages

urlpatterns = [
    path("language", set_language, name="set_language"),
    path("theme", pages.set_theme, name="set_theme"),
]
