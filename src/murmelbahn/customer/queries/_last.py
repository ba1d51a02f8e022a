"""Small reads for inside this room: the caller has checked the right to see the row."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.models import ConsentRow, TouchpointRow
from murmelbahn.customer.terms import Purpose


def is_given(party: UUID, purpose: Purpose) -> bool:
    """The last word of a party about a purpose."""
    last = ConsentRow.objects.filter(party=party, purpose=purpose).order_by("-at", "-id").first()
    return last is not None and last.given


def parties_in(row: TouchpointRow) -> tuple[UUID, ...]:
    """Who was there, in the order of their ids."""
    return tuple(sorted(present.party_id for present in row.present.all()))
