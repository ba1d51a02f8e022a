"""Why a form came back: in one plain sentence above it, and with the fields that the sentence is about."""

from __future__ import annotations

from murmelbahn.customer.terms import AddressOnFile, BadTaxId, IncompleteParty, SellersVatId, UnderAge
from murmelbahn.deal.terms import GateClosed, OwnPartBelowAdvance, OwnPartNotPossible, OwnPartTooHigh
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.terms import ChecklistOpen
from murmelbahn.ui.rules import speech
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Names, Sentence
from murmelbahn.ui.texts import text

ABOUT: dict[type[Refusal], str] = {
    BadTaxId: "vat_id",
    SellersVatId: "vat_id",
    UnderAge: "birth_date",
    AddressOnFile: "email",
    OwnPartNotPossible: "own_part",
    OwnPartBelowAdvance: "own_part",
    OwnPartTooHigh: "own_part",
}
"""Refusals that are about one field without naming it."""


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


def wrong_fields(refusal: Refusal | None) -> tuple[str, ...]:
    """The fields to mark: those the refusal names, or the one it is about."""
    if refusal is None:
        return ()
    if type(refusal) in ABOUT:
        return (ABOUT[type(refusal)],)
    field = str(refusal.parameters.get("field", ""))
    return tuple(refusal.parameters.get("fields", ())) or ((field,) if field else ())
