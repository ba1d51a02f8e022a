"""Opening hours, zones, account numbers, and which contract version is in force."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from stdnum import iban as numbers
from stdnum.exceptions import ValidationError

from murmelbahn.retail.terms import (
    HOLIDAYS,
    BadHours,
    BadIban,
    BadZone,
    ContractNotLater,
    ContractVersion,
    NoContract,
    OpeningHours,
)


def check_outlet(zone: str, hours: tuple[OpeningHours, ...]) -> None:
    """Raises `BadZone`, `BadHours` (a weekday outside 0 to 7, closing before opening, or two times that overlap)."""
    if zone not in available_timezones():
        raise BadZone(zone=zone)
    times = sorted(hours, key=lambda time: (time.weekday, time.opens))
    for time in times:
        if not HOLIDAYS <= time.weekday <= 7 or time.closes <= time.opens:
            raise BadHours()
    for first, second in pairwise(times):
        if first.weekday == second.weekday and second.opens < first.closes:
            raise BadHours()


def compact_iban(iban: str) -> str:
    """An IBAN without blanks, in capitals. Raises `BadIban`."""
    try:
        return str(numbers.validate(iban))
    except ValidationError as invalid:
        raise BadIban() from invalid


def hours_on(
    day: date, *, hours: tuple[OpeningHours, ...], holidays: Set[date] = frozenset()
) -> tuple[OpeningHours, ...]:
    """What an outlet opens on a day: on a public holiday the hours that it keeps then, whatever weekday it is."""
    kept = HOLIDAYS if day in holidays else day.isoweekday()
    return tuple(time for time in hours if time.weekday == kept)


def is_open(at: datetime, *, zone: str, hours: tuple[OpeningHours, ...], holidays: Set[date] = frozenset()) -> bool:
    """Whether an outlet is open at this moment; one without hours opens by agreement."""
    local = at.astimezone(ZoneInfo(zone))
    kept = hours_on(local.date(), hours=hours, holidays=holidays)
    return not hours or any(time.opens <= local.time() < time.closes for time in kept)


def next_version(present: Iterable[ContractVersion], *, valid_from: date) -> int:
    """The number of a new contract version. Raises `ContractNotLater` when it does not start after all others."""
    known = list(present)
    last = max((contract.valid_from for contract in known), default=None)
    if last is not None and valid_from <= last:
        raise ContractNotLater(valid_from=last + timedelta(days=1))
    return 1 + max((contract.version for contract in known), default=0)


def in_force(contracts: Iterable[ContractVersion], *, on: date) -> ContractVersion:
    """The version in force on a day. Raises `NoContract(on)`."""
    begun = [contract for contract in contracts if contract.valid_from <= on]
    if not begun:
        raise NoContract(on=on)
    return max(begun, key=lambda contract: contract.valid_from)
