"""What the agent's deals brought, month by month, and the documents that settled it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.documents import queries as documents
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import total
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.cards import document_line
from murmelbahn.showroom.queries.names import customer_in, customers_in, party_names
from murmelbahn.showroom.terms.desk import CommissionSheet, EarnedLine
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommissionBooked

MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


def commission_sheet(actor: Actor, *, month: str = "") -> CommissionSheet:
    """`month` as 2027-02, by default the newest with anything in it. Raises `NotAllowed`, `BadInput`."""
    if actor.kind is not ActorKind.ADVISER:
        raise NotAllowed()
    if month and not MONTH.fullmatch(month):
        raise BadInput(field="month", reason=month[:20])
    months = value.commission_months(actor)
    chosen = month or (months[0].month if months else "")
    booked = value.commission_booked(actor, month=chosen) if chosen else ()
    found = {one.id: one for one in deals.these(actor, deals={one.deal for one in booked})}
    carers = retail.carers(actor, deals=found)
    names = party_names(actor, parties=customers_in(found.values()))
    lines = tuple(
        _line(list(group), found.get(deal), names, own=carers.get(deal) == actor.subject)
        for deal, group in groupby(sorted(booked, key=lambda one: str(one.deal)), key=lambda one: one.deal)
    )
    currency = booked[0].amount.currency if booked else ""
    numbers = {one.number for one in booked if one.number}
    return CommissionSheet(
        month=chosen,
        months=months,
        balances=value.commission_balances(actor),
        lines=tuple(sorted(lines, key=lambda one: (one.on, one.number))),
        total=total([one.amount for one in lines], currency) if booked else None,
        own=total([one.amount for one in lines if one.own], currency) if booked else None,
        documents=tuple(document_line(one) for one in documents.numbered(actor, numbers=numbers)),
        zone=next((one.zone for one in retail.own_outlets(actor)), HOUSE.key),
    )


def _line(
    booked: Sequence[CommissionBooked], deal: DealView | None, names: dict[UUID, str], *, own: bool
) -> EarnedLine:
    return EarnedLine(
        deal=deal.id if deal else None,
        number=deal.number if deal else "",
        customer=customer_in(deal, names)[1] if deal else "",
        own=own,
        parts=tuple(dict.fromkeys(_part(one) for one in booked)),
        on=max(one.on for one in booked),
        amount=total([one.amount for one in booked], booked[0].amount.currency),
        bill=", ".join(dict.fromkeys(one.number for one in booked if one.number)),
    )


def _part(one: CommissionBooked) -> str:
    """What it is for; what was taken back says so."""
    back = one.amount.amount < 0
    return "value.commission_cause.claw_back" if back else f"value.commission_part.{one.part}"
