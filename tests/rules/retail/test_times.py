"""Hours of handover: inside opening hours, full hours, ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.retail.rules.network import is_open
from murmelbahn.retail.rules.times import TAKES, handover_hours
from murmelbahn.retail.terms import HOLIDAYS, OpeningHours

BERLIN = "Europe/Berlin"
SPANS = st.lists(
    st.builds(
        lambda weekday, opens, length: OpeningHours(
            weekday=weekday, opens=time(opens, 30), closes=time(min(23, opens + length))
        ),
        st.integers(1, 7),
        st.integers(6, 14),
        st.integers(1, 9),
    ),
    min_size=1,
    max_size=7,
).map(tuple)


@given(hours=SPANS, since=st.dates(date(2026, 1, 1), date(2027, 12, 31)), hour=st.integers(0, 23))
def test_hours_lie_inside_opening_hours_and_ahead(hours: tuple[OpeningHours, ...], since: date, hour: int) -> None:
    after = datetime(since.year, since.month, since.day, hour, tzinfo=UTC)
    found = handover_hours(hours=hours, zone=BERLIN, since=since, days=10, after=after)
    assert list(found) == sorted(found)
    for at in found:
        assert at > after
        assert at.astimezone(ZoneInfo(BERLIN)).minute == 0
        assert is_open(at, zone=BERLIN, hours=hours)
        assert is_open(at + TAKES / 2, zone=BERLIN, hours=hours)


def test_without_hours_the_usual_ones() -> None:
    after = datetime(2027, 2, 12, 12, tzinfo=UTC)
    found = handover_hours(hours=(), zone=BERLIN, since=date(2027, 2, 12), days=4, after=after)
    local = [at.astimezone(ZoneInfo(BERLIN)) for at in found]
    assert [(at.day, at.hour) for at in local][:4] == [(12, 14), (12, 15), (12, 16), (15, 9)]


def test_no_handover_on_a_public_holiday() -> None:
    week = tuple(OpeningHours(weekday=day, opens=time(9), closes=time(12)) for day in range(1, 7))
    christmas = frozenset({date(2026, 12, 25), date(2026, 12, 26)})
    wish = {"zone": BERLIN, "since": date(2026, 12, 24), "days": 5, "after": datetime(2026, 12, 1, tzinfo=UTC)}

    def days(hours: tuple[OpeningHours, ...]) -> list[int]:
        found = handover_hours(hours=hours, holidays=christmas, **wish)  # type: ignore[arg-type]
        return sorted({at.astimezone(ZoneInfo(BERLIN)).day for at in found})

    assert days(week) == [24, 28]
    assert days(()) == [24, 28]
    assert days((*week, OpeningHours(weekday=HOLIDAYS, opens=time(10), closes=time(12)))) == [24, 25, 26, 28]
