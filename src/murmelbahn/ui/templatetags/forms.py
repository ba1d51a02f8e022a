"""What every form of the house carries."""

from __future__ import annotations

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from murmelbahn.kernel.ids import new_id

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: RequestContext, version: int | None = None) -> SafeString:
    """The token against forged forms, a key of its own against double clicks, and the version that the reader saw."""
    hidden = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="key" value="{}">',
        get_token(context.request),
        new_id(),
    )
    if version is None:
        return hidden
    return format_html('{}<input type="hidden" name="version" value="{}">', hidden, version)


@register.simple_tag(takes_context=True)
def marked(context: RequestContext, field: str) -> SafeString:
    """The mark of a field that the refusal above the form is about; `wrong` are their names."""
    wrong = field in (context.get("wrong") or ())
    return mark_safe(' aria-invalid="true" aria-describedby="refused"' if wrong else "")


@register.simple_tag(takes_context=True)
def typed_in(context: RequestContext, prefix: str, row: str) -> str:
    """What was typed into the field of one row of a table, when its form comes back."""
    return context.request.POST.get(f"{prefix}{row}", "")
