"""Why a form came back, in one plain sentence above it."""

from __future__ import annotations

from murmelbahn.customer.terms import IncompleteParty, PaperMoveRefused
from murmelbahn.deal.terms import GateClosed
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.terms import ChecklistOpen
from murmelbahn.ui.rules import speech
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Name, Names, Sentence
from murmelbahn.ui.texts import text

PAPER_WORDS = {
    "paper": "customer.paper_kind",
    "before": "customer.paper_state",
    "after": "customer.paper_state",
}


def plain(refusal: Refusal | None) -> str:
    """The refusal's own sentence; what holds a gate stands in words on the page itself."""
    if refusal is None:
        return ""
    if isinstance(refusal, GateClosed):
        return text("showroom.refused.held", language())
    if isinstance(refusal, IncompleteParty):
        label = text(f"customer.field.{refusal.parameters['field']}", language())
        return text(refusal.code, language(), field=label)
    if isinstance(refusal, ChecklistOpen):
        open_ = Names(tuple(f"retail.checklist_item.{item}" for item in refusal.parameters["items"].split(", ")))
        return speech.say(Sentence(refusal.code, {"items": open_}), language())
    if isinstance(refusal, PaperMoveRefused):
        told = {name: Name(f"{PAPER_WORDS[name]}.{value}") for name, value in refusal.parameters.items()}
        return speech.say(Sentence(refusal.code, told), language())
    return speech.refused(refusal, language())
