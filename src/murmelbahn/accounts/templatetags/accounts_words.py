"""Words of the catalogue for templates that are not called by a page of ours (allauth's)."""

from __future__ import annotations

from django import template
from django.utils import translation

from murmelbahn.ui.texts import text

register = template.Library()


@register.simple_tag
def word(code: str) -> str:
    return text(code, (translation.get_language() or "en")[:2])
