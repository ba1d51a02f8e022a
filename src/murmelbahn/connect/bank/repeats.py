"""Which entries of a file are told again, and which only look like it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from murmelbahn.connect.bank.camt import Direction, Entry, EntryFault, Fault, Report, Status
from murmelbahn.kernel.money import Money

Movements = Mapping[str, Money]
"""What is known by its reference, less than nothing where it went out."""


def apart(entries: Iterable[Entry], known: Movements) -> tuple[list[Entry], list[EntryFault]]:
    """The entries that count, each reference once, and those that reuse the reference of another movement.

    A movement is told again, by a notice and then by the day's statement, or from pending to booked: that is no other one.
    """
    kept: dict[str, Entry] = {}
    reused = []
    for position, entry in enumerate(entries, start=1):
        first = kept.get(entry.reference)
        if entry.signed != known.get(entry.reference, entry.signed) or (first and not _same(first, entry)):
            reused.append(_reuse(position, entry))
        elif first is None or not first.counts:
            kept[entry.reference] = entry
    return list(kept.values()), reused


def unbalanced(report: Report) -> Iterator[EntryFault]:
    """A report whose balances say something else than its entries, unless one that could not be read may be the reason."""
    gap = report.gap
    if gap and not report.faults:
        yield EntryFault(
            position=0, place="Bal", fault=Fault.BALANCE_DIFFERS, reason=f"{gap}", reference=report.id[:35], excerpt=""
        )


def _same(one: Entry, other: Entry) -> bool:
    return _bare(one) == _bare(other)


def _bare(entry: Entry) -> Entry:
    """Without what a booking changes of a pending entry."""
    return replace(entry, status=Status.BOOKED, booked_on=entry.value_on)


def _reuse(position: int, entry: Entry) -> EntryFault:
    sign = "-" if entry.direction is Direction.DEBIT else ""
    return EntryFault(
        position=position,
        place="Ntry/AcctSvcrRef",
        fault=Fault.REFERENCE_REUSED,
        reason=f"{sign}{entry.amount}",
        reference=entry.reference,
        excerpt="",
    )
