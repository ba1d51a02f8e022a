"""Test 9: two people edit one deal at the same moment. Nobody's edit is overwritten unseen."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from time import perf_counter
from uuid import UUID

import pytest

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.models import Deal
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import StaleVersion
from murmelbahn.value.models import Offer
from tests.faults.life import START, Life, Stage

pytestmark = pytest.mark.fault


def test_nobody_overwrites_unseen(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    """Everybody reads the deal, edits what was read and names the version. Who loses reads again and retries."""
    set_clock(START)
    stage = Stage.build(to_order=1)
    life = Life(stage)
    deal = life.open(stage.wishes[0])
    draw = random.Random(seed)
    rounds = size(2000)
    stale = edits = silent = 0
    waits: list[float] = []

    def edit(barrier: Barrier, first_seen: int, until: date) -> tuple[int, float]:
        """Returns how often it lost before it won, and how long that took."""
        try:
            barrier.wait()
            began, lost, version = perf_counter(), 0, first_seen
            while True:
                try:
                    deals.make_offer(SYSTEM, deal=deal, valid_until=until, expected_version=version)
                    return lost, perf_counter() - began
                except StaleVersion:
                    lost += 1
                    version = deal_queries.deal(SYSTEM, deal=deal).version
        finally:
            worlds.connection().close()

    with ThreadPoolExecutor(8) as pool:
        for _ in range(rounds):
            people = draw.randint(2, 8) if rounds > 500 else draw.randint(2, 4)
            before = deal_queries.deal(SYSTEM, deal=deal).version
            barrier = Barrier(people)
            ends = [date(2026, 12, 1 + number) for number in range(people)]
            done = [pool.submit(edit, barrier, before, until) for until in ends]
            for lost, seconds in (one.result() for one in done):
                stale += lost
                waits.append(seconds)
            edits += people
            row = Deal.objects.get(id=deal)
            silent += people - (row.version - before)
            silent += people - _offers_with(deal, ends[:people], people)
    waits.sort()
    assert silent == 0
    assert stale > 0, "nobody ever met anybody: this run proved nothing"
    stage.town.settle_down()
    report(
        stage.town.engine, rounds=rounds, edits=edits, lost_updates=0, silent_overwrites=silent,
        share_409=round(stale / (stale + edits), 3), success_p99_s=round(waits[int(len(waits) * 0.99)], 3),
    )  # fmt: skip


def _offers_with(deal: UUID, ends: list[date], people: int) -> int:
    """Of the newest offers, how many are those of this round: each person's own."""
    newest = Offer.objects.filter(deal=deal).order_by("-id").values_list("valid_until", flat=True)[:people]
    return len(set(newest) & set(ends))
