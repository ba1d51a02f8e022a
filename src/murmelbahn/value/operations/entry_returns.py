"""Money that belongs to no deal goes back where it came from: proposed by one person, released by another.

It was never booked on a deal, so nothing is posted: the entry and the bank's debit cancel out.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import change
from murmelbahn.value.facts import EntryReturnApproved, EntryReturned
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.queries.access import FINANCE, NATIONAL, require_person
from murmelbahn.value.terms import INCOMING, EntryNotReturnable, EntryState, ReturnSamePerson


@operation
def propose_entry_return(actor: Actor, *, entry: UUID) -> UUID:
    """Propose to give a parked entry back to its sender. Proposed again by another, it is that one's. Raises
    EntryNotReturnable, OnlyNamedPerson."""
    require_person(actor, *NATIONAL)
    row = _parked(actor, entry)
    change(BankEntryRow, where("id = %s", row.id), return_by=actor.subject)
    return entry


@operation
def approve_entry_return(actor: Actor, *, entry: UUID) -> UUID:
    """The second pair of eyes; the bank station pays (`queries.entry_return_instruction`). Raises ReturnSamePerson,
    EntryNotReturnable, OnlyNamedPerson."""
    require_person(actor, *FINANCE)
    row = _parked(actor, entry)
    if row.return_by is None:
        raise EntryNotReturnable()
    if row.return_by == actor.subject:
        raise ReturnSamePerson()
    change(BankEntryRow, where("id = %s", row.id), state=EntryState.RETURNING.value, return_approved_by=actor.subject)
    fact = EntryReturnApproved(entry=row.id, amount=Money.of(row.amount, row.currency))
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return entry


def entry_returned(row: BankEntryRow, *, paid_on: date) -> None:
    """The bank's statement shows that the money has left."""
    change(BankEntryRow, where("id = %s", row.id), state=EntryState.RETURNED.value)
    fact = EntryReturned(entry=row.id, amount=Money.of(row.amount, row.currency), paid_on=paid_on)
    emit(fact, key=row.id, market=row.market, seller=row.seller)


def _parked(actor: Actor, entry: UUID) -> BankEntryRow:
    """The entry, locked; money that we sent, or whose sender the bank did not name, cannot go back."""
    row = first(BankEntryRow, where("id = %s", entry), lock="FOR UPDATE")
    if row is None or not actor.may_see_market(row.market):
        raise NotFound(kind="bank_entry", id=entry)
    if row.state != EntryState.PARKED or row.origin not in INCOMING or row.payer_id is None:
        raise EntryNotReturnable()
    return row
