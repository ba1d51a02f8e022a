"""Test 12, cars: two hundred buyers for one VIN, round after round. (Slots: tests/operations/retail/test_drives.py.)"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from murmelbahn.deal.models import Deal
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarTaken
from tests.faults.life import START, Life, Stage, Wish

pytestmark = pytest.mark.fault
BUYERS = 200
THREADS = 12


def test_one_car_is_one_persons(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    set_clock(START)
    rounds = size(100)
    stage = Stage.build(stock=rounds)
    life = Life(stage)
    draw = random.Random(seed)
    oversold = unsold = refused = 0

    def buy(wish: Wish) -> str:
        try:
            return str(life.open(wish))
        except CarTaken:
            return ""
        finally:
            worlds.connection().close()

    for number, wish in enumerate(stage.wishes):
        rush = [replace(wish, name=f"{number}:{buyer}") for buyer in range(BUYERS)]
        draw.shuffle(rush)
        with ThreadPoolExecutor(THREADS) as pool:
            lucky = [deal for deal in pool.map(buy, rush) if deal]
        car = vehicle.car(SYSTEM, vin=wish.vin)
        assert lucky == ([str(car.deal)] if car.deal else [])
        oversold += max(0, Deal.objects.filter(vin=wish.vin).count() - 1)
        unsold += car.deal is None
        refused += BUYERS - len(lucky)
    stage.town.settle_down()
    assert (oversold, unsold) == (0, 0)
    assert issubclass(CarTaken, Refusal)
    report(stage.town.engine, rounds=rounds, buyers=BUYERS, refused=refused, oversold=oversold, unsold=unsold)
