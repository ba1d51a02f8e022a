"""Do an act: the one door from the table of acts to the operations of the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.sandbox.operations.roll import car, contract, keys, money
from murmelbahn.sandbox.operations.roll.scene import ActIsOver, Scene
from murmelbahn.sandbox.operations.roll.silent import nothing
from murmelbahn.sandbox.rules.acts import Turn
from murmelbahn.sandbox.terms import Begun, Cast, Doubt, Plan

ACTS: Mapping[str, Callable[[Scene], None]] = {
    name: getattr(chapter, name)
    for chapter, names in (
        (contract, ("meet", "offer", "order", "accept", "refuse", "give_up", "withdraw", "cancel", "leave")),
        (contract, ("step_in", "change_keeper")),
        (car, ("schedule", "move_build", "fail_build", "offer_successor", "take_successor", "take_no_successor")),
        (car, ("propose_change", "answer_change", "build", "ship", "arrive", "repair", "stand_ready", "prepare")),
        (car, ("stop", "lift")),
        (money, ("confirm_receipts", "finance", "pay_advance", "invoice", "pay_part", "pay", "rescind")),
        (money, ("settle_claim", "set_off", "refund", "pay_debt", "write_off")),
        (keys, ("bring_papers", "appoint", "reappoint", "change_collector", "request_plate", "answer_plate")),
        (keys, ("hand_over", "return_car")),
    )
    for name in names
}


def perform(
    actor: Actor, *, turn: Turn, plan: Plan, begun: Begun, cast: Cast, day: date, doubt: Doubt | None = None
) -> tuple[Begun, int]:
    """Do what the turn says for a deal of the roll, as the people of that deal; with a doubt, do the rest of what a crash
    broke off. Returns the deal's memory afterwards and how many commands it took. Raises what the house refuses: in a roll
    nobody asks for what is not allowed."""
    scene = Scene(
        plan=plan,
        cast=cast[plan.market],
        day=day,
        act=turn.key,
        deal=begun.deal,
        people=dict(begun.people),
        told=doubt.last if doubt else begun.told,
        known=doubt.steps if doubt else {},
        over=doubt.over if doubt else False,
    )
    with suppress(ActIsOver):
        ACTS[turn.act](scene)
        if not scene.steps:
            scene.do(nothing, SYSTEM)
    done = {**begun.done, **scene.marks}
    if not scene.again:
        done[turn.key] = day
    return replace(begun, deal=scene.deal, people=scene.people, done=done, told=scene.told), scene.commands
