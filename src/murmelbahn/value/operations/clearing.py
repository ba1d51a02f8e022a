"""Bank entries that cancel each other out: a return meets what it returns, or a person says which two belong together."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import BadInput, NotFound
from murmelbahn.kernel.rows import Where, every, first, where
from murmelbahn.kernel.saving import change
from murmelbahn.value.facts import EntryCleared, EntrySetAside
from murmelbahn.value.models import BankEntryRow
from murmelbahn.value.operations.taking_back import LONGEST, take_payment_back
from murmelbahn.value.queries.access import FINANCE, require_person
from murmelbahn.value.terms import (
    INCOMING,
    OUTGOING,
    EntriesDiffer,
    EntryNotLeft,
    EntryPlaced,
    EntryState,
    ParkReason,
)

CAME = where("origin = ANY(%s)", [one.value for one in INCOMING])
AT_HAND = where("state = ANY(%s)", [EntryState.ALLOCATED.value, EntryState.PARKED.value])
SAME_ACCOUNT = """
SELECT holder.id FROM value_payingaccount payer JOIN value_payingaccount holder USING (iban) WHERE payer.id = %s
"""
"""All holders of it: a return may name another one, or none."""
NOT_RETURNED = where(
    "NOT EXISTS (SELECT FROM value_payment paid WHERE paid.bank_entry_id = value_bankentry.id"
    " AND paid.returned AND paid.unassigned_by IS NULL)"
)


@operation
def clear_entries(actor: Actor, *, entry: UUID, credit: UUID) -> UUID:
    """A named person of finance says that a parked `entry`, which left, and a parked `credit` belong together. Neither was ever
    a deal's, so nothing is posted. Raises NotFound, EntryPlaced, EntriesDiffer, OnlyNamedPerson, NotAllowed."""
    require_person(actor, *FINANCE)
    debit, other = _locked(actor, entry, credit)
    for row in (debit, other):
        if row.state not in (EntryState.PARKED, EntryState.NEW):
            raise EntryPlaced()
    same = (debit.account, debit.amount, debit.currency) == (other.account, other.amount, other.currency)
    if debit.origin not in OUTGOING or other.origin not in INCOMING or not same:
        raise EntriesDiffer()
    _clear(debit, other, by=actor)
    return entry


@operation
def set_entry_aside(actor: Actor, *, entry: UUID, reason: str) -> UUID:
    """A named person of finance says that money which left touches no deal (fees of the bank, what other books have), and where
    it is booked. Raises NotFound, EntryNotLeft, OnlyNamedPerson, NotAllowed, BadInput for no reason."""
    require_person(actor, *FINANCE)
    if not reason.strip():
        raise BadInput(field="reason", reason="empty")
    (row,) = _locked(actor, entry)
    if row.state != EntryState.PARKED or row.origin not in OUTGOING:
        raise EntryNotLeft()
    note = reason.strip()[:LONGEST]
    change(BankEntryRow, where("id = %s", row.id), state=EntryState.ASIDE.value, cleared_by=actor.subject, note=note)
    fact = EntrySetAside(entry=row.id, amount=Money.of(row.amount, row.currency), by=actor.subject)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return entry


def book_return(actor: Actor, row: BankEntryRow) -> tuple[UUID | None, ParkReason | None]:
    """Let a return meet what it returns: the payment it takes back, if there was one, and why it has to wait, if it has to."""
    original = _original(row)
    if original is not None and original.state == EntryState.ALLOCATED:
        payment = take_payment_back(actor, row, original)
        return payment, None if payment else ParkReason.NO_PARTNER
    if original is not None and original.state == EntryState.PARKED and _clear(row, original):
        return None, None
    gone = original is not None and original.state in (EntryState.RETURNING, EntryState.RETURNED)
    return None, ParkReason.GIVEN_BACK if gone else ParkReason.NO_PARTNER


def meet_returns(actor: Actor, row: BankEntryRow) -> None:
    """Returns that came before what they return, and name it, on a day that is believed. By sender and amount alone none is found
    now: this may be the same sum, paid anew."""
    named = where("returns = %s OR (end_to_end <> '' AND end_to_end = %s)", row.reference, row.end_to_end)
    early = where("account = %s AND origin = 'return' AND state = 'parked' AND park_reason <> 'day'", row.account)
    for waiting in every(BankEntryRow, early & named & _as_much(row), order="id"):
        book_return(actor, waiting)


def _original(row: BankEntryRow) -> BankEntryRow | None:
    """What a return takes back: by the bank's reference, else by the end-to-end id, else by sender and amount where no other
    payment could be meant."""
    ours = where("account = %s", row.account)
    known = row.returns and first(BankEntryRow, ours & where("reference = %s", row.returns))
    if known:
        fits = (known.amount, known.currency) == (row.amount, row.currency)
        return known if known.origin in INCOMING and fits else None
    ours &= CAME & _as_much(row) & NOT_RETURNED
    if row.end_to_end:
        same = every(BankEntryRow, ours & where("end_to_end = %s", row.end_to_end), order="id")
        if same:
            return same[0] if len(same) == 1 else None
    sent = where(f"payer_id IN ({SAME_ACCOUNT}) AND booked_on <= %s", row.payer_id, row.booked_on)
    found = every(BankEntryRow, ours & AT_HAND & sent, order="id")
    return found[0] if len(found) == 1 else None


def _as_much(row: BankEntryRow) -> Where:
    return where("amount = %s AND currency = %s", row.amount, row.currency)


def _clear(debit: BankEntryRow, other: BankEntryRow, *, by: Actor | None = None) -> bool:
    """Whether this command is the one that cancels them out."""
    waiting = where("state IN ('new', 'parked')")
    person = by.subject if by else None
    cleared = {"state": EntryState.CLEARED.value, "cleared_by": person, "return_by": None}
    if not change(BankEntryRow, where("id = %s", other.id) & waiting, cleared_with=debit.id, **cleared):
        return False
    if not change(BankEntryRow, where("id = %s", debit.id) & waiting, cleared_with=other.id, **cleared):
        raise EntryPlaced()
    fact = EntryCleared(entry=debit.id, against=other.id, amount=Money.of(debit.amount, debit.currency), by=person)
    emit(fact, key=debit.id, market=debit.market, seller=debit.seller)
    return True


def _locked(actor: Actor, *entries: UUID) -> list[BankEntryRow]:
    """The entries in the order they are named, locked. Raises NotFound."""
    found = every(BankEntryRow, where("id = ANY(%s::uuid[])", list(entries)), order="id", lock="FOR UPDATE")
    rows = {row.id: row for row in found if actor.may_see_market(row.market)}
    for entry in entries:
        if entry not in rows:
            raise NotFound(kind="bank_entry", id=entry)
    return [rows[entry] for entry in entries]
