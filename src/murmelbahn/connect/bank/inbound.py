"""The bank's door: a camt file is parsed, its reports stored by the value stream, unreadable entries noted for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from murmelbahn.connect.bank.camt import Direction, Entry, EntryFault, Family, Report, read_camt
from murmelbahn.connect.bank.repeats import apart, unbalanced
from murmelbahn.connect.models import BankFault
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import BankEntry, BankStatement, EntryOrigin

ORIGINS = {
    Family.RECEIVED_INSTANT: EntryOrigin.INSTANT_TRANSFER,
    Family.RECEIVED_DEBIT: EntryOrigin.DIRECT_DEBIT,
    Family.ISSUED_DEBIT: EntryOrigin.DIRECT_DEBIT,
}
"""A direct debit that we drew is credited to us under either family, by bank."""


@operation
def receive(actor: Actor, *, content: bytes) -> str:
    """Take a bank file in; the same bytes, or entries already known, change nothing. Returns the file's sha256.

    A file may tell of several accounts: its bytes are stored for each. No movement is passed over in silence: what reuses the
    reference of another, and what the balances say is missing, is noted for a person like what cannot be read.
    Raises `MalformedFile`, `UnsupportedMessage`, `FileTooLarge`, value's `StatementBroken`.
    """
    file = read_camt(content)
    sha256 = hashlib.sha256(content).hexdigest()
    by_account: dict[str, list[Report]] = {}
    for report in file.reports:
        by_account.setdefault(report.iban, []).append(report)
    for account, reports in by_account.items():
        known = value.known_entries(SYSTEM, account=account, references=[one.reference for one in _told(reports)])
        entries, reused = apart(_told(reports), known)
        statement = BankStatement(
            account=account, statement=reports[0].id, entries=tuple(_entry(entry) for entry in entries)
        )
        values.store_statement(actor, content=content, statement=statement)
        unread = [fault for report in reports for fault in report.faults]
        _note_faults(sha256, account, (*unread, *reused, *(one for report in reports for one in unbalanced(report))))
    return sha256


def _told(reports: list[Report]) -> list[Entry]:
    return [entry for report in reports for entry in report.entries]


def _entry(entry: Entry) -> BankEntry:
    structured = (entry.creditor_reference,) if entry.creditor_reference else ()
    return BankEntry(
        reference=entry.reference,
        origin=_origin(entry),
        amount=entry.amount,
        booked=entry.counts,
        booked_on=entry.booked_on,
        value_on=entry.value_on,
        remittance=" ".join((*structured, *(line for line in entry.remittance if line not in structured))),
        counterparty_iban=entry.party.iban or "",
        counterparty_name=entry.party.name,
        end_to_end=entry.end_to_end or "",
        returns=(entry.returned.original or "") if entry.returned else "",
    )


def _origin(entry: Entry) -> EntryOrigin:
    """A debit that takes an earlier credit back is a return; any other debit is money that we sent."""
    if entry.direction is Direction.DEBIT:
        return EntryOrigin.RETURN if entry.returned or entry.reversal else EntryOrigin.OUTGOING
    return ORIGINS.get(entry.family, EntryOrigin.CREDIT_TRANSFER)


def _note_faults(sha256: str, account: str, faults: Sequence[EntryFault]) -> None:
    """Numbered through the account's reports of the file."""
    BankFault.objects.bulk_create(
        (
            BankFault(
                file=sha256,
                account=account,
                number=number,
                position=fault.position,
                place=fault.place[:200],
                code=fault.fault.value,
                reason=fault.reason[:200],
                reference=(fault.reference or "")[:35] or None,
                seen_at=now(),
            )
            for number, fault in enumerate(faults, start=1)
        ),
        ignore_conflicts=True,
    )
