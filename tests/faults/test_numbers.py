"""Test 14: documents of money have numbers without hole or double, and what was issued cannot be changed unseen."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import Error

from murmelbahn.deal import queries as deal_queries
from murmelbahn.documents import queries as document_queries
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.models import Invoice
from murmelbahn.value.operations.booking import issue
from murmelbahn.value.terms import CreditReason, InvoiceContent, InvoiceKind, PartyRef
from tests.faults.life import START, Life, Stage
from tests.faults.test_double_payment import invoiced

pytestmark = pytest.mark.fault
WORKERS = 8
CORRECTIONS = 3


class ChangedMind(Exception):
    """The command fails after its number was taken."""


@operation
def issue_bill(actor: Actor, *, like: InvoiceContent, end: str) -> None:
    """One more document of the agent's series: number, frozen bytes, row. Its command may fail or be cut off after that."""
    bill = replace(like, kind=InvoiceKind.COMMISSION, deal=None, number="")
    issue(bill, identity=new_id(), currency="EUR")
    if end == "fails":
        raise ChangedMind
    if end == "is cut off":
        with worlds.connection().cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@operation
def credit_and_die(actor: Actor, *, invoice: UUID) -> None:
    values.credit_invoice(SYSTEM, invoice=invoice, reason=CreditReason.CORRECTION)
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@dataclass(frozen=True)
class Worker:
    """Issues bills in one series with everybody else, and credits and issues again the invoices of its own deals."""

    deals: list[UUID]
    bills: int
    draw: random.Random

    def run(self) -> int:
        """Returns how many commands died or failed after they had taken a number."""
        try:
            like = value.invoices_of(SYSTEM, deal=self.deals[0])[0].content
            return sum(self._bill(like) for _ in range(self.bills)) + sum(self._correct(deal) for deal in self.deals)
        finally:
            worlds.connection().close()

    def _bill(self, like: InvoiceContent) -> int:
        end = self.draw.choices(("straight", "fails", "is cut off"), (0.95, 0.04, 0.01))[0]
        if end == "straight":
            issue_bill(SYSTEM, like=like, end=end)
            return 0
        with pytest.raises((ChangedMind, Error)):
            issue_bill(SYSTEM, like=like, end=end)
        if end == "is cut off":
            worlds.connection().close()
        self._bill(like)
        return 1

    def _correct(self, deal: UUID) -> int:
        kills = 0
        for _ in range(CORRECTIONS):
            newest = value.invoices_of(SYSTEM, deal=deal)[-1]
            if self.draw.random() < 0.2:
                kills += 1
                with pytest.raises(Error):
                    credit_and_die(SYSTEM, invoice=newest.id)
                worlds.connection().close()
            values.credit_invoice(SYSTEM, invoice=newest.id, reason=CreditReason.CORRECTION)
            said = newest.content
            assert isinstance(said.recipient, PartyRef)
            values.issue_final_invoice(
                SYSTEM, deal=deal, version=said.version, recipient=said.recipient,
                planned_supply=said.planned_supply, tax_date=said.tax_date, due_on=said.due_on,
            )  # fmt: skip
        return kills


REFUSED = (
    "UPDATE value_invoice SET serial = serial + 1 WHERE id = %s",
    "UPDATE value_invoice SET number = number || 'B' WHERE id = %s",
    "UPDATE value_invoice SET gross = gross + 1, net = net + 1 WHERE id = %s",
    "UPDATE value_invoice SET issued_on = issued_on + 1 WHERE id = %s",
    "DELETE FROM value_invoice WHERE id = %s",
    "DELETE FROM value_posting WHERE document = %s",
    "UPDATE value_posting SET amount = -amount WHERE document = %s",
    "UPDATE kernel_fact SET body = '{}' WHERE body->>'invoice' = %s::text",
    "DELETE FROM kernel_fact WHERE body->>'invoice' = %s::text",
)


def succeeded(tries: int, invoices: list[UUID], draw: random.Random) -> int:
    """How many changes by hand got through."""
    through = 0
    for number in range(tries):
        try:
            with transaction.atomic(), worlds.connection().cursor() as cursor:
                cursor.execute(REFUSED[number % len(REFUSED)], [draw.choice(invoices)])
                through += cursor.rowcount
        except IntegrityError:
            continue
    return through


FROZEN = (
    ("value_invoice", "deal"),
    ("value_agreement", "deal"),
    ("value_offer", "deal"),
    ("deal_agreementversion", "deal"),
    ("documents_document", "deal"),
)


def flipped(table: str, key: str, draw: random.Random) -> bool:
    """Flip one bit of one stored copy behind the triggers' back, see whether it is named, and put it back."""
    with transaction.atomic(), worlds.connection().cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SELECT id, {key}, length(content) FROM {table} ORDER BY id")
        rows = [row for row in cursor.fetchall() if row[1]]
        identity, deal, length = rows[draw.randrange(len(rows))]
        cursor.execute(
            f"UPDATE {table} SET content = set_bit(content, %s, 1 - get_bit(content, %s)) WHERE id = %s",
            [bit := draw.randrange(length * 8), bit, identity],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
        named = bool(deal_queries.verdict(SYSTEM, deal=deal).disagreements)
        if table == "documents_document":
            named = named and [one.document for one in document_queries.tampered(SYSTEM)] == [identity]
        transaction.set_rollback(True)
    return named


def test_numbers_and_what_was_issued(
    world: str, set_clock: Callable[..., None], size: Callable[[int], int], seed: int, report: Callable[..., None]
) -> None:
    set_clock(START)
    stage = Stage.build(stock=size(240))
    deals = invoiced(stage, Life(stage))
    corrected = len(deals) * (1 + 2 * CORRECTIONS)
    bills = (size(50_000) - corrected) // WORKERS
    work = [Worker(deals[n::WORKERS], bills, random.Random(seed + n)) for n in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        kills = sum(pool.map(Worker.run, work))
    stage.town.settle_down()
    invoices = list(Invoice.objects.values_list("id", flat=True))
    assert len(invoices) == corrected + bills * WORKERS
    draw = random.Random(seed)
    through = succeeded(size(1000), invoices, draw)
    alarms = [deal for deal in deals if deal_queries.verdict(SYSTEM, deal=deal).disagreements]
    tables = [one for one in FROZEN if one[0] != "documents_document" or _any_document()]
    tampered = size(100)
    named = sum(flipped(*tables[number % len(tables)], draw) for number in range(tampered))
    assert (through, alarms, named) == (0, [], tampered)
    report(
        stage.town.engine, documents=len(invoices), failed_after_number=kills, duplicates=0, holes=0,
        changes_that_succeeded=through,
        tampering_detected=f"{named}/{tampered}", false_alarms=len(alarms),
    )  # fmt: skip


def _any_document() -> bool:
    with worlds.connection().cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM documents_document WHERE deal IS NOT NULL)")
        return bool(cursor.fetchone()[0])
