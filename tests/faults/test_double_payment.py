"""Test 10: the bank reports the same money at once, again later, under other bytes; a door sends the same key ten times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import KeyReused
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.models import Payment
from murmelbahn.value.terms import BankStatement
from tests.faults.life import START, Life, Stage

pytestmark = pytest.mark.fault
AT_ONCE = 10


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run in threads of their own; a refusal is a result."""

    def run(call: Callable[[], Any]) -> Any:
        try:
            return call()
        except KeyReused as refused:
            return refused
        finally:
            worlds.connection().close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def invoiced(stage: Stage, life: Life) -> list[UUID]:
    """Deals that wait for their money."""
    ids = [life.open(wish) for wish in stage.wishes]
    for _ in range(20):
        stage.town.settle_down()
        steps = [(deal, deal_queries.deal(SYSTEM, deal=deal)) for deal in ids]
        waiting = [life.onward(deal) for deal, seen in steps if seen.value != "invoiced"]
        if not any(waiting):
            return ids
    raise AssertionError("the deals do not come to their invoice")


def test_money_is_booked_once(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], report: Callable[..., None]
) -> None:
    set_clock(START)
    stage = Stage.build(stock=size(1000))
    life = Life(stage)
    deals = invoiced(stage, life)
    wrong_answers = 0
    for number, deal in enumerate(deals):
        statement = life.statement(deal_queries.deal(SYSTEM, deal=deal))
        match number % 3:
            case 0:
                wrong_answers += _one_reference_in_many_messages(stage, deal, statement)
            case 1:
                wrong_answers += _one_key_ten_times(deal, statement)
            case 2:
                wrong_answers += _one_key_with_another_amount(deal, statement)
    stage.town.settle_down()
    for deal in deals:  # and the same messages once more, days later
        statement = life.statement(deal_queries.deal(SYSTEM, deal=deal))
        values.store_statement(SYSTEM, content=f"later {deal}".encode(), statement=statement)
    stage.town.settle_down()
    bookings = [Payment.objects.filter(deal=deal).count() for deal in deals]
    overcharged = [deal for deal in deals if value.settled(SYSTEM, deal=deal).unallocated]
    assert (set(bookings), overcharged, wrong_answers) == ({1}, [], 0)
    report(
        stage.town.engine, deals=len(deals), bookings_per_payment=sum(bookings) / len(bookings),
        overcharged=len(overcharged), wrong_answers_for_key_reuse=wrong_answers,
    )  # fmt: skip


def _one_reference_in_many_messages(stage: Stage, deal: UUID, statement: BankStatement) -> int:
    """Two messages at the same moment and two workers that book, then both again."""

    def message(number: int) -> Callable[[], Any]:
        return lambda: values.store_statement(SYSTEM, content=f"{deal}:{number}".encode(), statement=statement)

    for first in (0, 2):
        at_once([message(first), message(first + 1)])
        stage.town.settle_down()
    return 0


def _one_key_ten_times(deal: UUID, statement: BankStatement) -> int:
    """Every one of ten callers is answered with the first result."""
    call = once(f"pay:{deal}", values.store_statement)
    answers = at_once([lambda: call(SYSTEM, content=str(deal).encode(), statement=statement)] * AT_ONCE)
    return len(set(answers)) - 1


def _one_key_with_another_amount(deal: UUID, statement: BankStatement) -> int:
    """The same key with other content is refused, whoever was first; nothing of the second is written."""
    (entry,) = statement.entries
    more = replace(entry, amount=entry.amount + Money.of("1.00", "EUR"), reference=f"{entry.reference}-X")
    call = once(f"pay:{deal}", values.store_statement)
    first = call(SYSTEM, content=str(deal).encode(), statement=statement)
    refused = 0
    try:
        call(SYSTEM, content=f"{deal} more".encode(), statement=replace(statement, entries=(more,)))
    except KeyReused:
        refused = 1
    again = call(SYSTEM, content=str(deal).encode(), statement=statement)
    return (1 - refused) + (again != first)
