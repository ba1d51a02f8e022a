"""Ids tell in which order things happened, however many are drawn at once."""

from __future__ import annotations

import time
from unittest.mock import patch
from uuid import RFC_4122

from murmelbahn.kernel import ids

MANY = 50_000


def test_a_burst_ascends_and_does_not_run_ahead_of_the_clock() -> None:
    drawn = [ids.new_id() for _ in range(MANY)]
    last = time.time_ns() // 1_000_000
    assert drawn == sorted(drawn)
    assert len(set(drawn)) == MANY
    assert drawn[-1].int >> 80 <= last
    assert all(one.version == 7 and one.variant == RFC_4122 for one in drawn[:100])


def test_a_clock_that_goes_back_changes_no_order() -> None:
    before = ids.new_id()
    with patch.object(ids.time, "time_ns", return_value=time.time_ns() - 10**12):
        assert before < ids.new_id() < ids.new_id()


def test_two_generators_of_one_machine_agree_on_the_order() -> None:
    """As two processes draw: each with its own memory, by one clock."""
    drawn, memories = [], [ids._last, ids._last]
    for turn in range(200):
        ids._last = memories[turn % 2]
        drawn.append(ids.new_id())
        memories[turn % 2] = ids._last
    ids._last = max(memories)
    assert drawn == sorted(drawn)
