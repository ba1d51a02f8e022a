"""The day a car is computed for: the plant's, as soon as it has given one."""

from __future__ import annotations

from datetime import date

import pytest

from murmelbahn.deal.rules.horizon import expected_handover, handover_from

OFFERED, PROMISED, TODAY = date(2027, 1, 23), date(2027, 3, 5), date(2027, 1, 8)


@pytest.mark.parametrize(
    ("promised", "planned", "today", "expected"),
    [
        (None, None, TODAY, OFFERED),
        (None, date(2027, 2, 1), TODAY, date(2027, 2, 1)),
        (PROMISED, OFFERED, TODAY, PROMISED),
        (PROMISED, None, date(2027, 3, 20), date(2027, 3, 20)),
    ],
)
def test_the_plants_day_counts(promised: date | None, planned: date | None, today: date, expected: date) -> None:
    assert expected_handover(promised=promised, planned=planned, computed=OFFERED, today=today) == expected


@pytest.mark.parametrize(
    ("here", "ready", "arrival", "first"),
    [
        (False, False, None, None),
        (False, False, date(2027, 1, 20), date(2027, 1, 22)),
        (False, False, date(2027, 1, 1), date(2027, 1, 10)),
        (True, False, None, date(2027, 1, 10)),
        (True, True, None, date(2027, 1, 9)),
    ],
)
def test_no_handover_before_the_car_can_be_there(
    here: bool, ready: bool, arrival: date | None, first: date | None
) -> None:
    assert handover_from(today=TODAY, here=here, ready=ready, arrival=arrival) == first
