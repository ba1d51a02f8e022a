"""Every paper of a deal is written by the fact that made it true, once, and every invoice passes the official rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from murmelbahn.deal.reactions.letters import LETTERS
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import (
    DamagesStatement,
    DocumentKind,
    Invoice,
    Offer,
    PriceBasis,
    Reminder,
    Rescission,
    TakeoverConfirmation,
    WithdrawalNotice,
    WithdrawalReceipt,
)
from murmelbahn.documents.terms import DocumentKind as K
from murmelbahn.kernel import command
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, total
from tests.journeys.at import test_s3_change, test_s5_company, test_s10_tax_date
from tests.journeys.de import (
    test_s1_cash,
    test_s2_stock,
    test_s4_withdrawal,
    test_s7_lease,
    test_s8_plant,
    test_s9_never_collected,
)
from tests.journeys.town import Town
from tests.operations.deal.papers import kinds, papers, render, told

SALE = [K.OFFER, K.WITHDRAWAL_NOTICE, K.ORDER_RECEIPT, K.ORDER_CONFIRMATION]
READY = [K.FINAL_INVOICE, K.READINESS_NOTICE]
STORIES: dict[str, tuple[str, Callable[[Town], None], list[DocumentKind]]] = {
    "S1 cash": ("DE", test_s1_cash.test_cash_sale, [*SALE, *READY, K.HANDOVER_PROTOCOL, K.COMMISSION_CREDIT]),
    "S2 advance, late": (
        "DE",
        test_s2_stock.test_late_payment_across_the_year_end,
        [*SALE, K.ADVANCE_INVOICE, *READY, K.REMINDER, K.HANDOVER_PROTOCOL],
    ),
    "S3 change, NoVA": (
        "AT",
        test_s3_change.test_wheels_keep_the_values_of_the_contract_year,
        [*SALE, K.ADVANCE_INVOICE, K.CHANGE_PREVIEW, K.CHANGE_CONFIRMATION, *READY, K.HANDOVER_PROTOCOL],
    ),
    "S4 withdrawal": (
        "DE",
        test_s4_withdrawal.test_withdrawn_in_the_last_hour,
        [
            *SALE,
            *READY,
            K.HANDOVER_PROTOCOL,
            K.WITHDRAWAL_RECEIPT,
            K.CREDIT_NOTE,
            K.DAMAGES_STATEMENT,
            K.REFUND_NOTICE,
        ],
    ),
    "S5 company": (
        "AT",
        test_s5_company.test_fleet_car_on_a_credit_line,
        [*SALE, *READY, K.HANDOVER_PROTOCOL, K.REMINDER],
    ),
    "S7 lease": (
        "DE",
        test_s7_lease.test_lease,
        [
            *SALE,
            K.CHANGE_CONFIRMATION,
            K.CHANGE_PREVIEW,
            *READY,
            K.HANDOVER_PROTOCOL,
            K.TAKEOVER_CONFIRMATION,
            K.REMINDER,
        ],
    ),
    "S7 loan": (
        "DE",
        test_s7_lease.test_a_loan_leaves_the_buyer_and_posts_the_same,
        [*SALE, *READY, K.HANDOVER_PROTOCOL, K.TAKEOVER_CONFIRMATION, K.REMINDER],
    ),
    "S8 plant": (
        "DE",
        test_s8_plant.test_silence_changes_nothing_and_the_customer_leaves_whole,
        [
            *SALE,
            K.ADVANCE_INVOICE,
            K.CHANGE_PREVIEW,
            K.RESCISSION,
            K.CREDIT_NOTE,
            K.REFUND_NOTICE,
            K.COMMISSION_CREDIT,
        ],
    ),
    "S9 not collected": (
        "DE",
        test_s9_never_collected.test_rescinded_with_lump_sum_damages,
        [
            *SALE,
            K.ADVANCE_INVOICE,
            *READY,
            K.REMINDER,
            K.CREDIT_NOTE,
            K.CREDIT_NOTE,
            K.DAMAGES_STATEMENT,
            K.RESCISSION,
        ],
    ),
    "S10 guarantee": (
        "AT",
        test_s10_tax_date.test_the_price_is_guaranteed,
        [*SALE, *READY, K.CREDIT_NOTE, K.CHANGE_CONFIRMATION, *READY, K.HANDOVER_PROTOCOL],
    ),
}


@pytest.fixture
def story(world: str, set_clock: Callable[[datetime], None]) -> Callable[[str], Town]:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))

    def tell(name: str) -> Town:
        market, tale, _ = STORIES[name]
        return told(market, tale)

    return tell


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


def one(kind: DocumentKind) -> tuple[Document, object]:
    (found,) = [paper for paper in papers() if paper.summary.kind is kind]
    return Document.objects.get(id=found.summary.id), found.paper


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_its_papers_and_the_official_rules_pass_them(story: Callable[[str], Town], name: str) -> None:
    story(name)
    found = papers()
    assert sorted(kinds(found)) == sorted(STORIES[name][2])
    for view in found:
        paper = render(view.summary.id).paper
        bill = getattr(paper, "bill", None)
        if bill is not None and bill.basis is PriceBasis.GROSS:
            assert total((line.amount.gross for line in bill.lines), "EUR") == bill.total.gross
        assert "–" not in paper.addressee.name
        assert view.summary.retain_until >= date(2036, 12, 31)
        if view.summary.kind is not K.COMMISSION_CREDIT:
            assert paper.origin is not None
            assert paper.origin.agreement
            assert paper.origin.parties


def test_a_repeated_fact_makes_no_second_paper(story: Callable[[str], Town], monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    for body, handler in list(LETTERS.reactions.items()):

        def kept(actor: object, fact: object, handler: Callable[..., None] = handler) -> None:
            heard.append((handler, fact))
            handler(actor, fact)

        monkeypatch.setitem(LETTERS.reactions, body, kept)
    story("S9 not collected")
    before = Document.objects.count()
    for handler, fact in heard:
        with command.begin(SYSTEM):
            handler(SYSTEM, fact)
    assert Document.objects.count() == before


def test_a_distance_contract_has_a_right_and_its_receipt_the_minute(story: Callable[[str], Town]) -> None:
    story("S4 withdrawal")
    _, notice = one(K.WITHDRAWAL_NOTICE)
    assert isinstance(notice, WithdrawalNotice)
    assert (notice.exists, len(notice.notices)) == (True, 3)
    _, receipt = one(K.WITHDRAWAL_RECEIPT)
    assert isinstance(receipt, WithdrawalReceipt)
    assert receipt.declared_at == datetime(2026, 12, 28, 22, 10, tzinfo=UTC)
    assert receipt.refund_by == date(2027, 1, 11)
    _, refund = one(K.REFUND_NOTICE)
    assert getattr(refund, "to_iban") == "DE02" + "•" * 14 + "2051"  # noqa: B009
    _, damages = one(K.DAMAGES_STATEMENT)
    assert isinstance(damages, DamagesStatement)
    assert (damages.amount, damages.payment) == (euro("8616.00"), None)


def test_signed_at_the_outlet_the_notice_says_there_is_none(story: Callable[[str], Town]) -> None:
    story("S1 cash")
    _, notice = one(K.WITHDRAWAL_NOTICE)
    assert isinstance(notice, WithdrawalNotice)
    assert (notice.exists, notice.until, notice.notices) == (False, None, ())
    assert notice.grounds[-1].endswith("gibt es kein gesetzliches Widerrufsrecht.")


def test_the_offer_names_the_car_in_words_with_its_fee_outside_vat(story: Callable[[str], Town]) -> None:
    town = story("S1 cash")
    row, offer = one(K.OFFER)
    assert isinstance(offer, Offer)
    assert offer.vehicle.name == "Corvane Arve"
    assert [line.text for line in offer.bill.lines if line.code in {"SEATHEAT", "P11", "AUTUMN", "DELIVERY"}] == [
        "Sitzheizung",
        "Fjordblau metallic",
        "Aktion AUTUMN",
        "Überführung",
    ]
    assert (offer.bill.total.net, offer.bill.total.tax) == (euro("35979.34"), euro("6830.26"))
    assert (row.agent, row.subject in row.parties) == (town.agent, True)
    assert offer.contact is not None
    assert offer.contact.name


def test_a_final_invoice_deducts_its_advance_by_the_stored_difference(story: Callable[[str], Town]) -> None:
    story("S9 not collected")
    _, invoice = one(K.FINAL_INVOICE)
    assert isinstance(invoice, Invoice)
    assert (invoice.bill.total.net, invoice.bill.total.tax) == (euro("28487.39"), euro("5412.61"))
    assert [line.amount.gross for line in invoice.bill.lines if line.advance] == [euro("-3000.00")]
    assert invoice.payment is not None
    assert (invoice.payment.amount, invoice.payment.due_on) == (euro("33900.00"), date(2027, 2, 15))
    _, damages = one(K.DAMAGES_STATEMENT)
    assert isinstance(damages, DamagesStatement)
    assert [amount for _, amount in damages.set_off] == [euro("3000.00")]
    assert damages.payment is not None
    assert damages.payment.amount == euro("2535.00")
    _, letter = one(K.RESCISSION)
    assert isinstance(letter, Rescission)
    assert (letter.by_seller, letter.by_consent) == (True, False)


def test_the_lessor_is_invoiced_and_confirmed_to_the_lessee_is_handed_over(story: Callable[[str], Town]) -> None:
    story("S7 lease")
    names = {view.summary.kind: view.paper.addressee.name for view in papers()}
    assert (names[K.ORDER_CONFIRMATION], names[K.CHANGE_CONFIRMATION]) == ("Lessee GmbH", "Lessor GmbH")
    assert (names[K.FINAL_INVOICE], names[K.TAKEOVER_CONFIRMATION]) == ("Lessor GmbH", "Lessor GmbH")
    assert (names[K.READINESS_NOTICE], names[K.HANDOVER_PROTOCOL]) == ("Lessee GmbH", "Lessee GmbH")
    _, takeover = one(K.TAKEOVER_CONFIRMATION)
    assert isinstance(takeover, TakeoverConfirmation)
    assert (takeover.amount, takeover.lender_reference) == (euro("58310.00"), "LEASECO")
    _, reminder = one(K.REMINDER)
    assert isinstance(reminder, Reminder)
    assert reminder.consequence == ""


def test_a_reinvoiced_contract_that_is_paid_asks_for_nothing(story: Callable[[str], Town]) -> None:
    story("S10 guarantee")
    first, second = [view.paper for view in papers() if view.summary.kind is K.FINAL_INVOICE]
    assert isinstance(first, Invoice)
    assert isinstance(second, Invoice)
    assert first.payment is not None
    assert first.payment.amount == euro("51650.00")
    assert (second.payment, second.bill.total.gross) == (None, euro("51650.00"))
