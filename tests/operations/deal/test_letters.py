"""Every paper of a deal is written by the fact that made it true, once, and every invoice passes the official rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

import pytest

from murmelbahn.deal.queries.correspondence import letters_of
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import (
    Change,
    DamagesStatement,
    DocumentKind,
    DocumentView,
    HandoverProtocol,
    Invoice,
    Offer,
    OrderReceipt,
    Paper,
    PriceBasis,
    RefundNotice,
    Reminder,
    Rescission,
    TakeoverConfirmation,
    ValueLossStatement,
    WithdrawalNotice,
    WithdrawalReceipt,
)
from murmelbahn.documents.terms import DocumentKind as K
from murmelbahn.kernel import command, held
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.retail import operations as retail
from murmelbahn.value import queries as value
from tests.journeys.at import test_s3_change, test_s5_company, test_s10_tax_date
from tests.journeys.de import (
    test_agent_month,
    test_s1_cash,
    test_s2_stock,
    test_s4_withdrawal,
    test_s7_lease,
    test_s8_plant,
    test_s9_never_collected,
)
from tests.journeys.town import Town
from tests.operations.deal.papers import Heard, kinds, listen, papers, render, told, waiting

P = TypeVar("P", bound=Paper)
SALE = [K.OFFER, K.WITHDRAWAL_NOTICE, K.ORDER_RECEIPT, K.ORDER_CONFIRMATION]
READY = [K.FINAL_INVOICE, K.READINESS_NOTICE]
OVER = [K.HANDOVER_PROTOCOL]
Proof = Callable[[Town, list[DocumentView]], None]


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


def one(found: list[DocumentView], kind: DocumentKind, body: type[P]) -> P:
    (paper,) = [view.paper for view in found if view.summary.kind is kind]
    assert isinstance(paper, body)
    return paper


def cash(town: Town, found: list[DocumentView]) -> None:
    notice = one(found, K.WITHDRAWAL_NOTICE, WithdrawalNotice)
    assert (notice.exists, notice.until, notice.notices) == (False, None, ())
    assert notice.grounds[-1].endswith("gibt es kein gesetzliches Widerrufsrecht.")
    offer = one(found, K.OFFER, Offer)
    assert offer.vehicle.name == "Corvane Arve"
    assert [line.text for line in offer.bill.lines if line.code in {"SEATHEAT", "P11", "AUTUMN", "DELIVERY"}] == [
        "Sitzheizung",
        "Fjordblau metallic",
        "Aktion",
        "Überführung",
    ]
    assert (offer.bill.total.net, offer.bill.total.tax) == (euro("35979.34"), euro("6830.26"))
    receipt = one(found, K.ORDER_RECEIPT, OrderReceipt)
    assert (receipt.delivery, receipt.paid_by, receipt.advance) == (offer.delivery, "Überweisung", None)
    protocol = one(found, K.HANDOVER_PROTOCOL, HandoverProtocol)
    assert (protocol.collector, protocol.identified_by) == ("Anna Muster", "Personalausweis")
    deal = found[0].summary.deal
    assert deal is not None
    sees_only_who_may(town, deal)
    agreed = {view.paper.origin.agreement for view in found if view.paper.origin and view.paper.origin.version == 1}
    assert len(agreed) == 1


def sees_only_who_may(town: Town, deal: UUID) -> None:
    adviser = Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({town.agent}))
    buyer = Document.objects.filter(deal=deal, kind=K.OFFER).values_list("subject", flat=True).get()
    customer = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({buyer}))
    everything = len(letters_of(SYSTEM, deal=deal))
    assert len(letters_of(adviser, deal=deal)) == len(letters_of(customer, deal=deal)) == everything
    for stranger in (ActorKind.ADVISER, ActorKind.CUSTOMER):
        with pytest.raises(NotFound):
            letters_of(Actor(subject=new_id(), kind=stranger, agents=frozenset({new_id()})), deal=deal)


def advance(town: Town, found: list[DocumentView]) -> None:
    reminder = one(found, K.REMINDER, Reminder)
    assert (reminder.open, reminder.payment.due_on) == (euro("32272.00"), date(2026, 12, 22))
    assert reminder.consequence
    assert one(found, K.ORDER_RECEIPT, OrderReceipt).advance == euro("2000.00")
    paid = one(found, K.ADVANCE_INVOICE, Invoice)
    assert (paid.payment, paid.bill.total.gross) == (None, euro("2000.00"))


def changed(town: Town, found: list[DocumentView]) -> None:
    for kind in (K.CHANGE_PREVIEW, K.CHANGE_CONFIRMATION):
        (paper,) = [view.paper for view in found if view.summary.kind is kind]
        before = total((item.before for item in paper.items), "EUR")  # type: ignore[attr-defined]
        after = total((item.after for item in paper.items), "EUR")  # type: ignore[attr-defined]
        assert after - before == euro("2655.00")


def withdrawn(town: Town, found: list[DocumentView]) -> None:
    notice = one(found, K.WITHDRAWAL_NOTICE, WithdrawalNotice)
    assert (notice.exists, len(notice.notices)) == (True, 7)
    receipt = one(found, K.WITHDRAWAL_RECEIPT, WithdrawalReceipt)
    assert receipt.declared_at == datetime(2026, 12, 28, 22, 10, tzinfo=UTC)
    assert receipt.refund_by == date(2027, 1, 11)
    refund = one(found, K.REFUND_NOTICE, RefundNotice)
    assert refund.to_iban == "DE02" + "•" * 14 + "2051"
    assert (refund.paid, refund.kept) == (euro("43080.00"), (("Wertersatz", euro("8616.00")),))
    lost = one(found, K.VALUE_LOSS_STATEMENT, ValueLossStatement)
    assert (lost.amount, lost.payment) == (euro("8616.00"), None), "compensation, no damages"
    assert (lost.paid, lost.kept, lost.back) == (euro("43080.00"), refund.kept, euro("34464.00"))


def company(town: Town, found: list[DocumentView]) -> None:
    invoice = one(found, K.FINAL_INVOICE, Invoice)
    assert (invoice.addressee.vat_id, invoice.bill.basis) == ("ATU12345675", PriceBasis.NET)
    assert [line.text for line in invoice.bill.lines][-1] == "Normverbrauchsabgabe (NoVA)"


def leased(town: Town, found: list[DocumentView]) -> None:
    names = {view.summary.kind: view.paper.addressee.name for view in found}
    assert (names[K.ORDER_CONFIRMATION], names[K.CHANGE_CONFIRMATION]) == ("Lessee GmbH", "Lessor GmbH")
    assert (names[K.FINAL_INVOICE], names[K.TAKEOVER_CONFIRMATION]) == ("Lessor GmbH", "Lessor GmbH")
    assert (names[K.READINESS_NOTICE], names[K.HANDOVER_PROTOCOL]) == ("Lessee GmbH", "Lessee GmbH")
    takeover = one(found, K.TAKEOVER_CONFIRMATION, TakeoverConfirmation)
    assert (takeover.amount, takeover.lender_reference) == (euro("58310.00"), "sign:takeover")
    assert one(found, K.REMINDER, Reminder).consequence == ""


def lent(town: Town, found: list[DocumentView]) -> None:
    assert one(found, K.TAKEOVER_CONFIRMATION, TakeoverConfirmation).addressee.name == "AUTOBANK"


def unbuilt(town: Town, found: list[DocumentView]) -> None:
    letter = one(found, K.RESCISSION, Rescission)
    assert (letter.by_seller, letter.by_consent) == (False, False)
    assert one(found, K.CHANGE_PREVIEW, Change).answer_by == date(2027, 1, 28)


def uncollected(town: Town, found: list[DocumentView]) -> None:
    invoice = one(found, K.FINAL_INVOICE, Invoice)
    assert (invoice.bill.total.net, invoice.bill.total.tax) == (euro("28487.39"), euro("5412.61"))
    assert [line.amount.gross for line in invoice.bill.lines if line.advance] == [euro("-3000.00")]
    assert invoice.payment is not None
    assert (invoice.payment.amount, invoice.payment.due_on) == (euro("33900.00"), date(2027, 2, 15))
    damages = one(found, K.DAMAGES_STATEMENT, DamagesStatement)
    assert [amount for _, amount in damages.set_off] == [euro("3000.00")]
    assert damages.payment is not None
    assert damages.payment.amount == euro("2535.00")
    assert one(found, K.RESCISSION, Rescission).by_seller


def guaranteed(town: Town, found: list[DocumentView]) -> None:
    first, second = [view.paper for view in found if isinstance(view.paper, Invoice) and not view.paper.corrects]
    assert isinstance(first, Invoice)
    assert isinstance(second, Invoice)
    assert first.payment is not None
    assert first.payment.amount == euro("51650.00")
    assert (second.payment, second.bill.total.gross) == (None, euro("51650.00"))


S3 = test_s3_change.test_wheels_keep_the_values_of_the_contract_year
S7_LOAN = test_s7_lease.test_a_loan_leaves_the_buyer_and_posts_the_same
S8 = test_s8_plant.test_silence_changes_nothing_and_the_customer_leaves_whole
S9 = test_s9_never_collected.test_rescinded_with_lump_sum_damages
DAMAGED = [K.CREDIT_NOTE, K.DAMAGES_STATEMENT]
CHANGED = [K.CHANGE_PREVIEW, K.CHANGE_CONFIRMATION]
ADVANCE = [*SALE, K.ADVANCE_INVOICE]
LENT = [*READY, *OVER, K.TAKEOVER_CONFIRMATION, K.REMINDER]
STORIES: dict[str, tuple[str, Callable[[Town], None], list[DocumentKind], Proof]] = {
    "S1": ("DE", test_s1_cash.test_cash_sale, [*SALE, *READY, *OVER, K.COMMISSION_CREDIT], cash),
    "S2": (
        "DE",
        test_s2_stock.test_late_payment_across_the_year_end,
        [*ADVANCE, *READY, K.REMINDER, K.COLLECTION_REMINDER, *OVER],
        advance,
    ),
    "S3": ("AT", S3, [*ADVANCE, *CHANGED, *READY, *OVER], changed),
    "S4": (
        "DE",
        test_s4_withdrawal.test_withdrawn_in_the_last_hour,
        [*SALE, *READY, *OVER, K.WITHDRAWAL_RECEIPT, K.CREDIT_NOTE, K.VALUE_LOSS_STATEMENT, K.REFUND_NOTICE],
        withdrawn,
    ),
    "S5": (
        "AT",
        test_s5_company.test_fleet_car_on_a_credit_line,
        [*SALE, *READY, *OVER, K.REMINDER, K.COMMISSION_CREDIT],
        company,
    ),
    "S7": ("DE", test_s7_lease.test_lease, [*SALE, *CHANGED, *LENT, K.COMMISSION_CREDIT], leased),
    "S7 loan": ("DE", S7_LOAN, [*SALE, *(one for one in LENT if one is not K.REMINDER), K.COMMISSION_CREDIT], lent),
    "S8": (
        "DE",
        S8,
        [*ADVANCE, K.CHANGE_PREVIEW, K.RESCISSION, K.CREDIT_NOTE, K.REFUND_NOTICE, K.COMMISSION_CREDIT],
        unbuilt,
    ),
    "S9": (
        "DE",
        S9,
        [*ADVANCE, *READY, K.REMINDER, K.COLLECTION_REMINDER, K.CREDIT_NOTE, *DAMAGED, K.RESCISSION],
        uncollected,
    ),
    "S10": (
        "AT",
        test_s10_tax_date.test_the_price_is_guaranteed,
        [*SALE, *READY, K.CREDIT_NOTE, K.CHANGE_CONFIRMATION, *READY, *OVER],
        guaranteed,
    ),
}


@pytest.fixture(autouse=True)
def _morning(set_clock: Callable[[datetime], None]) -> None:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    return listen(monkeypatch)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_its_papers_once_and_the_official_rules_pass_them(name: str, heard: Heard) -> None:
    market, story, expected, proof = STORIES[name]
    town = told(market, story)
    assert waiting() == []
    found = papers()
    assert sorted(kinds(found)) == sorted(expected)
    for view in found:
        paper = render(view.summary.id).paper
        bill = getattr(paper, "bill", None)
        if bill is not None and bill.basis is PriceBasis.GROSS:
            assert total((line.amount.gross for line in bill.lines), "EUR") == bill.total.gross
        assert view.summary.retain_until == date(paper.issued_on.year + 10, 12, 31)
        if view.summary.kind is not K.COMMISSION_CREDIT:
            assert paper.origin is not None
            assert (len(paper.origin.agreement), bool(paper.origin.parties)) == (64, True)
    proof(town, found)
    for handler, fact in heard:
        with command.begin(SYSTEM):
            handler(SYSTEM, fact)
    assert Document.objects.count() == len(found)


def test_without_a_tax_id_the_agents_month_waits_alone_and_comes_when_it_is_recorded() -> None:
    town = told("DE", test_agent_month.month_over, tax_id=False)
    assert [subscription for subscription, _ in waiting()] == ["deal.agents"]
    assert K.COMMISSION_CREDIT not in kinds(papers())
    assert value.payouts(SYSTEM) == ()
    retail.record_agent_tax_id(town.sales, agent=town.agent, vat_id="DE811907980", register="HRB 99")
    held.retry(town.engine.subscriptions, now_please=True)
    town.settle_down()
    assert waiting() == []
    assert K.COMMISSION_CREDIT in kinds(papers())
    assert len(value.payouts(SYSTEM)) == 1
