"""The preview of a change: pure arithmetic over two quotes and two item sets."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.deal.rules.moves import AFTER_ORDER
from murmelbahn.deal.terms import Customer, Value, Vehicle
from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.value.terms import Quote

CHANGEABLE = (Vehicle.ALLOCATED, Vehicle.SCHEDULED, Vehicle.FROZEN, Vehicle.CHOSEN)
UNINVOICED = (Value.AGREED, Value.ADVANCE_ASKED, Value.ADVANCE_HELD, Value.FUNDING_SET)

LONGEST_ANSWER = timedelta(days=90)
"""A customer need not wait longer to know what becomes of its contract."""


def answer_window(today: date) -> tuple[date, date]:
    """The first and the last day by which an answer to the maker's proposal can be asked."""
    return today, today + LONGEST_ANSWER


def changeable(vehicle: Vehicle, customer: Customer, value: Value) -> bool:
    """Whether the car of a contract can still become another: under contract, not built, not invoiced."""
    return customer in AFTER_ORDER and vehicle in CHANGEABLE and value in UNINVOICED


def preview(
    *,
    base: int,
    before: Quote,
    after: Quote,
    items_before: frozenset[str],
    items_after: frozenset[str],
    co2: tuple[int, int],
    contract_date: date,
    new_contract: bool,
    financed: bool,
    confirmed_rules: frozenset[str],
) -> ChangePreview:
    """What changes when `after` replaces `before`."""
    unconfirmed = tuple(
        line.rule for line in after.taxes if not line.confidence.binding and line.rule not in confirmed_rules
    )
    return ChangePreview(
        base=base,
        total_before=before.totals.gross,
        total_after=after.totals.gross,
        delta=after.totals.gross - before.totals.gross,
        delta_net=after.totals.net - before.totals.net,
        delta_vat=after.totals.vat - before.totals.vat,
        delta_regtax=after.totals.regtax - before.totals.regtax,
        co2_before=co2[0],
        co2_after=co2[1],
        items=tuple(sorted(items_after)),
        added=tuple(sorted(items_after - items_before)),
        removed=tuple(sorted(items_before - items_after)),
        contract_date=contract_date,
        new_contract=new_contract,
        finance_void=financed and after.totals.gross != before.totals.gross,
        binding=not unconfirmed,
        unconfirmed=unconfirmed,
    )
