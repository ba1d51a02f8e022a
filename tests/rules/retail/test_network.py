"""Opening hours, contract versions."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest

from murmelbahn.retail.rules.network import check_outlet, in_force, is_open, next_version
from murmelbahn.retail.terms import BadHours, BadZone, ContractNotLater, ContractVersion, NoContract, OpeningHours

WEEK = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(18)) for day in range(1, 6))


def contract(version: int, valid_from: date) -> ContractVersion:
    return ContractVersion(
        contract=uuid4(), agent=uuid4(), version=version, valid_from=valid_from, commission_terms="de-2026"
    )


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (datetime(2026, 11, 24, 8, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 7, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 14, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 14, 16, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 10, 0, tzinfo=UTC), False),
    ],
)
def test_hours_are_local_and_half_open(at: datetime, open_: bool) -> None:
    assert is_open(at, zone="Europe/Berlin", hours=WEEK) is open_
    assert is_open(at, zone="Europe/Berlin", hours=())


@pytest.mark.parametrize(
    "hours",
    [
        (OpeningHours(weekday=8, opens=time(9), closes=time(18)),),
        (OpeningHours(weekday=1, opens=time(18), closes=time(9)),),
        (
            OpeningHours(weekday=1, opens=time(9), closes=time(13)),
            OpeningHours(weekday=1, opens=time(12), closes=time(18)),
        ),
    ],
)
def test_bad_hours(hours: tuple[OpeningHours, ...]) -> None:
    with pytest.raises(BadHours):
        check_outlet("Europe/Vienna", hours)


def test_bad_zone() -> None:
    with pytest.raises(BadZone):
        check_outlet("Europe/Atlantis", WEEK)


def test_the_version_of_the_day_is_in_force() -> None:
    versions = [contract(1, date(2026, 1, 1)), contract(2, date(2027, 1, 1))]
    assert in_force(versions, on=date(2026, 12, 31)).version == 1
    assert in_force(versions, on=date(2027, 1, 1)).version == 2
    with pytest.raises(NoContract):
        in_force(versions, on=date(2025, 12, 31))


def test_a_new_version_starts_later() -> None:
    assert next_version([], valid_from=date(2026, 1, 1)) == 1
    with pytest.raises(ContractNotLater) as refusal:
        next_version([contract(1, date(2026, 1, 1))], valid_from=date(2026, 1, 1))
    assert refusal.value.parameters == {"valid_from": date(2026, 1, 2)}
