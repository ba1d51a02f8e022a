"""The tax rules that make a price of a deal an estimate, until a named person of finance vouches for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.holds import requote, see
from murmelbahn.deal.queries.offering import offering
from murmelbahn.deal.queries.planned import supply_day
from murmelbahn.deal.rules.moves import AFTER_ORDER, BEFORE_ORDER
from murmelbahn.deal.terms import TaxRuleOpen
from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.terms import TaxLine


def tax_rules_open(actor: Actor, *, deal: UUID, planned: date | None = None) -> tuple[TaxRuleOpen, ...]:
    """Those of the offer ahead, or of the invoice for a handover that day. Raises `NotFound`."""
    seen = see(actor, deal)
    row = seen.row
    if row.end or row.closed:
        return ()
    if seen.at(*BEFORE_ORDER):
        return open_in(row, offering(actor, seen).quote.taxes)
    if not seen.at(*AFTER_ORDER):
        return ()
    return open_in(row, requote(seen, tax_date=planned or supply_day(seen)).taxes)


def open_in(row: Deal, taxes: Iterable[TaxLine]) -> tuple[TaxRuleOpen, ...]:
    """The rules of these taxes that nobody has vouched for in this deal."""
    found = {
        one.rule: TaxRuleOpen(rule=one.rule, tax=one)
        for one in taxes
        if not one.confidence.binding and one.rule not in row.rules_confirmed
    }
    return tuple(found.values())
