"""The preview of a change: pure arithmetic over two quotes and two item sets."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.value.terms import Quote


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
