"""Nobody reads UTC: a moment is said on the clock of the place it is about, else on the house's."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from murmelbahn.retail.terms import OutletClosed
from murmelbahn.ui.rules import formats, speech
from murmelbahn.ui.terms import Sentence

LATE = datetime(2027, 4, 9, 22, tzinfo=UTC)


def test_where_nobody_names_a_place_the_houses_clock_counts() -> None:
    assert formats.moment(LATE, "en") == "10 Apr 2027, 00:00"
    assert speech.say(Sentence("showroom.clock.happened", {"at": LATE}), "en").endswith("10 Apr 2027, 00:00.")


def test_a_place_has_its_own_time() -> None:
    assert formats.moment(LATE, "en", "Europe/Helsinki") == "10 Apr 2027, 01:00"
    assert formats.house_day(LATE, "Europe/Lisbon").isoformat() == "2027-04-09"


def test_a_refusal_that_names_a_place_keeps_its_time() -> None:
    at = datetime(2029, 12, 31, 22, tzinfo=UTC).astimezone(ZoneInfo("Europe/Athens"))
    assert "1 Jan 2030, 00:00" in speech.refused(OutletClosed(at=at), "en")
    assert "1 Jan 2030, 00:00" in speech.refused(OutletClosed(at=datetime(2029, 12, 31, 23, tzinfo=UTC)), "en")
