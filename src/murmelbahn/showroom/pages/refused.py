"""Why a form came back, in one plain sentence above it."""

from __future__ import annotations

from murmelbahn.customer.terms import IncompleteParty
from murmelbahn.deal.terms import GateClosed
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.terms import ChecklistOpen
from murmelbahn.ui.rules import speech
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Names, Sentence
from murmelbahn.ui.texts import text


def plain(refusal: Refusal | None) -> str:
    """The refusal's own sentence; what holds a gate stands in words on the page itself."""
    if refusal is None:
        return ""
    if isinstance(refusal, GateClosed):
        return text("showroom.refused.held", language())
    if isinstance(refusal, IncompleteParty):
        named = refusal.parameters.get("fields") or (refusal.parameters["field"],)
        labels = tuple(f"customer.field.{name}" for name in named)
        return speech.say(Sentence(refusal.code, {"field": Names(labels)}), language())
    if isinstance(refusal, ChecklistOpen):
        open_ = Names(tuple(f"retail.checklist_item.{item}" for item in refusal.parameters["items"].split(", ")))
        return speech.say(Sentence(refusal.code, {"items": open_}), language())
    return speech.refused(refusal, language())
