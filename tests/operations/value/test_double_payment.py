"""The same money reported and booked many times at once is one payment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest

from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.models import BankEntryRow, Payment, Statement
from murmelbahn.value.terms import BankEntry, BankStatement, EntryOrigin
from tests.operations.value.people import CUSTOMER_IBAN, IBANS, SALES, eur
from tests.operations.value.play import Clock, Play

pytestmark = pytest.mark.usefixtures("shop")
TIMES = 8


def at_once(call: Callable[[int], object]) -> None:
    def run(number: int) -> None:
        try:
            call(number)
        finally:
            worlds.connection().close()

    with ThreadPoolExecutor(TIMES) as pool:
        list(pool.map(run, range(TIMES)))


def test_ten_reports_and_ten_bookings_are_one_payment(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    deal.invoice("2026-12-18", "2026-12-14")
    entry = BankEntry(
        reference="ONCE",
        origin=EntryOrigin.INSTANT_TRANSFER,
        amount=eur("34272.00"),
        booked=True,
        booked_on=deal.today,
        value_on=deal.today,
        remittance=queries.payment_instruction(SALES, deal=deal.deal).reference,
        counterparty_iban=CUSTOMER_IBAN,
        counterparty_name="Erika Muster",
    )
    notice = BankStatement(account=IBANS["DE"], statement="notice", entries=(entry,))

    def report(number: int) -> None:
        """Half of the messages are the same bytes, half are others that report the same entry."""
        content = b"same bytes" if number % 2 else f"message {number}".encode()
        value.store_statement(SYSTEM, content=content, statement=replace(notice, statement=str(number)))

    at_once(report)
    assert Statement.objects.count() == 1 + TIMES // 2
    row = BankEntryRow.objects.get()
    paid: list[UUID | None] = []
    at_once(lambda _: paid.append(value.book_entry(SYSTEM, entry=row.id)))
    assert [one for one in paid if one] == [Payment.objects.get().id]
    answer = queries.settled(SALES, deal=deal.deal)
    assert (answer.receipts, answer.unallocated, answer.adds_up) == (eur("34272.00"), eur("0.00"), True)
    assert queries.ledger_check(SYSTEM) == ()
