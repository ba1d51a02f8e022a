"""What every form of the house carries."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.middleware.csrf import get_token
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from murmelbahn.kernel.ids import new_id
from murmelbahn.ui import place

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: RequestContext, version: int | None = None) -> SafeString:
    """The token against forged forms, a key of its own against double clicks, the page that the form stands on, and the
    version that the reader saw."""
    hidden = format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="key" value="{}">'
        '<input type="hidden" name="{}" value="{}">',
        get_token(context.request),
        new_id(),
        place.FIELD,
        place.stands_at(context.request),
    )
    if version is None:
        return hidden
    return format_html('{}<input type="hidden" name="version" value="{}">', hidden, version)


@register.simple_tag(takes_context=True)
def stands_at(context: RequestContext) -> str:
    """The address of this page; of one that answers a form, the page the form stood on: to come back to by a link or a switch."""
    return place.stands_at(context.request)


@register.simple_tag(takes_context=True)
def marked(context: RequestContext, field: str, **of: object) -> SafeString:
    """The mark of a field that the refusal above the form is about; `wrong` are their names. `of`: as in `entered`."""
    wrong = field in (context.get("wrong") or ()) and _came_back(context, of)
    return mark_safe(' aria-invalid="true" aria-describedby="refused"' if wrong else "")


@register.simple_tag(takes_context=True)
def entered(context: RequestContext, field: str, otherwise: str = "", **of: object) -> str:
    """What a text field holds: what was typed, when its form comes back refused, `otherwise` before.

    `of` tells forms with the same fields on one page apart: `at`, the address they are sent to, or the value of a hidden field.
    """
    return context.request.POST.get(field, otherwise) if _came_back(context, of) else otherwise


@register.simple_tag(takes_context=True)
def ticked(context: RequestContext, field: str, value: object, first: bool = False, **of: object) -> SafeString:
    """The mark of a radio button or a box that was chosen when its form comes back; before, of the `first` one. `of`: as in
    `entered`."""
    return mark_safe(" checked" if _chosen(context, field, value, first, of) else "")


@register.simple_tag(takes_context=True)
def selected(context: RequestContext, field: str, value: object, first: bool = False, **of: object) -> SafeString:
    """The same for a line of a list."""
    return mark_safe(" selected" if _chosen(context, field, value, first, of) else "")


def _chosen(context: RequestContext, field: str, value: object, first: bool, of: Mapping[str, object]) -> bool:
    sent = context.request.POST
    return str(value) in sent.getlist(field) if field in sent and _came_back(context, of) else first


def _came_back(context: RequestContext, of: Mapping[str, object]) -> bool:
    """Whether it is this form that was sent."""
    sent = {**context.request.POST.dict(), "at": context.request.path}
    return context.request.method == "POST" and all(sent.get(name) == str(value) for name, value in of.items())


@register.simple_tag(takes_context=True)
def typed_in(context: RequestContext, prefix: str, row: str) -> str:
    """What was typed into the field of one row of a table, when its form comes back."""
    return context.request.POST.get(f"{prefix}{row}", "")
