"""The visitor's world: it stands before every gate when it is built, and rolls on when its clock is moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from murmelbahn.accounts import queries as accounts
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel import clock, held
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.retail import queries as retail
from murmelbahn.sandbox import queries
from murmelbahn.sandbox.rules.showcase import SEED, SHOWN


def found() -> dict[str, DealView]:
    """The deals that stand still, by the act before which they do."""
    views = {one.until: deals.deal(SYSTEM, deal=one.deal) for one in queries.begun(SYSTEM, seed=SEED) if one.deal}
    return {until: view for until, view in views.items() if until}


def test_a_demo_is_played_up_to_the_visitor_and_goes_on(world: str, set_clock: Callable[[datetime], None]) -> None:
    from murmelbahn.app import demo
    from murmelbahn.app.wiring import engine as wired
    from murmelbahn.sandbox.commands.demo import ARRIVES, BEGINS, build_demo

    set_clock(BEGINS)
    with kernel_world.connection().cursor() as cursor:
        cursor.execute("UPDATE kernel_clock SET seed = %s WHERE id = 1", [demo.SEED])
    whole = wired()
    engine = replace(whole, subscriptions=[one for one in whole.subscriptions if one.name != "documents.rendering"])
    build_demo(engine)
    assert clock.read() == ARRIVES
    assert len(queries.begun(SYSTEM, seed=SEED)) == len(SHOWN)
    users = accounts.people(SYSTEM, limit=100)
    known = accounts.actors_of_subjects(SYSTEM, subjects=[one.subject for one in users])
    owners = {one.people["orderer"] for one in queries.begun(SYSTEM, seed=SEED)}
    assert owners <= {party for actor in known.values() for party in actor.parties}
    assert {slot.outlet for slot in retail.free_slots(SYSTEM, market="AT")} == {
        outlet.outlet for outlet in retail.outlets(SYSTEM, market="AT")
    }
    assert all(deals.verdict(SYSTEM, deal=one.deal).agrees for one in queries.begun(SYSTEM, seed=SEED) if one.deal)
    before = found()
    tracks = {until: (view.vehicle, view.customer, view.value) for until, view in before.items()}
    assert tracks["offer"] == ("held", "identified", "priced")
    assert tracks["accept"] == ("held", "ordered", "offered")
    assert tracks["build"] == ("frozen", "contracted", "funding_set")
    assert tracks["hand_over"] == ("registered", "appointed", "secured")
    assert tracks["withdraw"] == ("handed_over", "cooling_off", "earned")

    for _ in range(3):
        engine.until(clock.read() + timedelta(days=1))
    for _ in range(6):
        engine.until_something_happens()
    engine.until(clock.read() + timedelta(days=40))
    after = found()
    moved = {until for until in before if after[until] != before[until]}
    assert moved >= {"order", "accept", "build", "withdraw"}
    assert after["build"].vehicle == "arrived"
    assert after["pay_advance"].value == "funding_set"
    assert after["pay"].value == "secured"
    assert after["withdraw"].closed
    assert held.held() == []
