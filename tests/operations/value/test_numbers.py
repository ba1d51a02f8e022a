"""Number series stay gapless while eight threads issue, roll back and die."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db.utils import Error, InterfaceError, OperationalError

from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import Invoice, Series
from murmelbahn.value.terms import CreditReason
from tests.operations.value.people import FINANCE, SALES
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")
THREADS, DEALS = 8, 5


class ChangedMind(Exception):
    """The outer command fails after the number was taken."""


def issue(play: Play) -> UUID:
    return value.issue_final_invoice(
        FINANCE,
        deal=play.deal,
        version=1,
        recipient=play.recipient,
        planned_supply=day("2026-12-18"),
        tax_date=day("2026-12-18"),
        due_on=day("2026-12-14"),
    )


@operation
def issue_and_fail(actor: Actor, *, play: Play) -> None:
    issue(play)
    raise ChangedMind


@operation
def issue_and_die(actor: Actor, *, play: Play) -> None:
    """The connection is cut from outside before the commit."""
    issue(play)
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def fails(call: Callable[[], object]) -> None:
    with pytest.raises((ChangedMind, OperationalError, InterfaceError, Error)):
        call()


def play_all(number: int, plays: list[Play]) -> None:
    draw = random.Random(number)
    try:
        for play in plays:
            match draw.choice(("fail", "die", "straight")):
                case "fail":
                    fails(lambda play=play: issue_and_fail(FINANCE, play=play))
                case "die":
                    fails(lambda play=play: issue_and_die(FINANCE, play=play))
                    worlds.connection().close()
            value.credit_invoice(FINANCE, invoice=issue(play), reason=CreditReason.CORRECTION)
            issue(play)
    finally:
        worlds.connection().close()


def test_no_gap_and_no_double_under_eight_threads(set_clock: Clock) -> None:
    plays = [Play(set_clock, "DE", "S2-BASE S2-DELIVERY") for _ in range(THREADS * DEALS)]
    for play in plays:
        play.at("2026-11-24")
        play.agree("2026-12-18")
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(play_all, range(THREADS), (plays[i::THREADS] for i in range(THREADS))))
    finals = sorted(Invoice.objects.filter(kind="final").values_list("serial", flat=True))
    notes = sorted(Invoice.objects.filter(kind="credit_note").values_list("serial", flat=True))
    assert finals == list(range(1, 2 * len(plays) + 1))
    assert notes == list(range(1, len(plays) + 1))
    assert queries.ledger_check(SYSTEM) == ()


def test_the_check_finds_a_hole(set_clock: Clock) -> None:
    play = Play(set_clock, "DE", "S2-BASE")
    play.at("2026-11-24")
    play.agree("2026-12-18")
    issue(play)
    Series.objects.update(last=2)
    (fault,) = queries.ledger_check(SYSTEM)
    assert (fault.invariant, fault.expected, fault.found) == ("I5 series", "2", "1 up to 1")
    assert queries.invoices_of(SALES, deal=play.deal)[0].content.number == "IN2026-0000001"
