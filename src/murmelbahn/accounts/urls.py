"""Addresses of the accounts room."""

from django.urls import path

from murmelbahn.accounts import pages

urlpatterns = [
    path("demo/sign-in", pages.demo_sign_in, name="demo_sign_in"),
]
