"""The bank: payers on time, late, in parts, too much, twice, never; statements, notices, repeats, refunds, bad files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.connect.bank import inbound
from murmelbahn.connect.bank import operations as bank
from murmelbahn.connect.bank.camt import (
    BankFile,
    Direction,
    Entry,
    Family,
    Fault,
    MalformedFile,
    Message,
    Report,
    Status,
    read_camt,
    write_camt,
)
from murmelbahn.connect.facts import BankDue
from murmelbahn.connect.models import BankAccount, Movement
from murmelbahn.connect.queries import bank_faults
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.held import retry
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets.terms import Powertrain
from murmelbahn.retail import operations as retail
from murmelbahn.ui.texts import text
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.models import Statement
from murmelbahn.value.terms import Account, CommissionCause, CreditReason, InvoiceKind, StatementBroken
from tests.operations.connect.border import Clock, behave, call, count, heard_by, held, living, station, told
from tests.operations.value.people import CHIEF, FINANCE, IBANS, SALES, eur
from tests.operations.value.play import Play, day

live = living(World.BANK)

pytestmark = pytest.mark.usefixtures("shop")
TOTAL = "34272.00"
DUE = date(2026, 12, 15)


@pytest.fixture
def shop(world: str) -> None:
    from tests.operations.value.people import open_shop

    open_shop()


@pytest.fixture
def deal(shop: None, set_clock: Clock) -> Play:
    """A contract of 24 November whose price is 34,272.00."""
    one = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
    one.at("2026-11-24T09:00")
    one.agree("2026-12-20")
    return one


def invoiced(deal: Play) -> UUID:
    return deal.invoice("2026-12-20", DUE.isoformat())


def open_amount(deal: Play) -> Any:
    return value.payment_instruction(SYSTEM, deal=deal.deal).amount


def payments(deal: Play) -> int:
    return len(told(deal.deal, "value.payment.received"))


def statement(number: int = 1) -> bytes:
    owner = BankAccount.objects.get()
    on = Movement.objects.filter(statement=number).order_by("-booked_on").values_list("booked_on", flat=True)[0]
    return bank.speak(SYSTEM, due=BankDue(account=owner.id, day=on, again=True))


def test_an_invoice_is_paid_and_the_statement_is_a_real_one(deal: Play) -> None:
    behave("calm")
    invoiced(deal)
    live(1)
    assert open_amount(deal) == eur(TOTAL)
    live(2)
    assert (open_amount(deal), payments(deal)) == (eur("0.00"), 1)
    file = read_camt(statement())
    [report] = file.reports
    assert (file.message, file.version, report.iban) == (Message.STATEMENT, "08", IBANS["DE"])
    assert report.closing == eur(TOTAL)
    [entry] = report.entries
    assert (entry.amount, entry.booked_on, entry.direction) == (eur(TOTAL), date(2026, 11, 26), Direction.CREDIT)
    assert entry.creditor_reference == value.payment_instruction(SYSTEM, deal=deal.deal).reference
    assert entry.party.iban is not None
    assert held() == []


def test_an_advance_is_paid_and_its_invoice_asks_for_nothing(deal: Play) -> None:
    behave("calm")
    values.request_advance(SALES, deal=deal.deal, amount=eur("5000.00"), due_on=DUE)
    live(5)
    [advance] = value.advances_of(SYSTEM, deal=deal.deal)
    assert advance.received == eur("5000.00")
    assert [one.content.kind for one in value.invoices_of(SYSTEM, deal=deal.deal)] == [InvoiceKind.ADVANCE]
    invoiced(deal)
    live(5)
    assert (open_amount(deal), payments(deal)) == (eur("0.00"), 2)
    assert Movement.objects.count() == 2


def test_a_late_payer_pays_after_the_due_date(deal: Play) -> None:
    behave("calm", bank__late=1000)
    invoiced(deal)
    live((DUE - date(2026, 11, 24)).days + 0.9)
    assert payments(deal) == 0
    live(25)
    assert open_amount(deal) == eur("0.00")
    assert told(deal.deal, "value.payment.overdue") == ["value.payment.overdue"]


def test_in_two_parts(deal: Play) -> None:
    behave("calm", bank__two_parts=1000)
    invoiced(deal)
    live(3)
    assert open_amount(deal) == eur("13708.80")
    live(12)
    assert (open_amount(deal), payments(deal)) == (eur("0.00"), 2)


@pytest.mark.parametrize("knob", ["bank__too_much", "bank__twice"])
def test_too_much_and_twice_leave_money_held(deal: Play, knob: str) -> None:
    behave("calm", **{knob: 1000})
    invoiced(deal)
    live(6)
    assert open_amount(deal) == eur("0.00")
    [payer] = value.payers(SYSTEM, deal=deal.deal)
    more = payer.received - eur(TOTAL)
    assert more == eur(TOTAL) if knob == "bank__twice" else eur("1.00") <= more <= eur("400.00")


def test_who_never_pays_may_pay_when_reminded(deal: Play) -> None:
    behave("calm", bank__never=1000, bank__after_reminder=1000)
    document = invoiced(deal)
    live(30)
    assert payments(deal) == 0
    values.remind(FINANCE, document=document, grace_until=day("2027-01-15"))
    live(6)
    assert open_amount(deal) == eur("0.00")


def test_who_never_pays_and_ignores_reminders(deal: Play) -> None:
    behave("calm", bank__never=1000, bank__after_reminder=0)
    document = invoiced(deal)
    live(30)
    values.remind(FINANCE, document=document, grace_until=day("2027-01-15"))
    live(30)
    assert payments(deal) == 0


def test_an_instant_payment_is_told_twice_and_counted_once(deal: Play) -> None:
    behave("calm", bank__instant=1000)
    invoiced(deal)
    live(2.2)
    assert open_amount(deal) == eur("0.00")
    live(1)
    assert (payments(deal), count("value_statement")) == (1, 2)


def test_paying_at_the_desk_counts_at_once(deal: Play) -> None:
    behave("calm", bank__never=1000)
    invoiced(deal)
    live(0)
    bank.pay_instantly(SYSTEM, deal=deal.deal)
    live(0)
    assert open_amount(deal) == eur("0.00")
    assert bank.pay_instantly(SYSTEM, deal=deal.deal) is None


def test_a_statement_sent_again_changes_nothing(deal: Play) -> None:
    behave("calm", bank__repeats=1000)
    invoiced(deal)
    live(10)
    assert told(BankAccount.objects.get().id) == ["connect.bank.due"] * 2
    assert (payments(deal), count("value_statement")) == (1, 1)
    other_bytes = statement().replace(b"<MsgId>STMT-1", b"<MsgId>STMT-1B")
    inbound.receive(SYSTEM, content=other_bytes)
    live(0)
    assert (payments(deal), count("value_statement")) == (1, 2)


def test_what_is_credited_before_it_is_booked_is_not_paid(deal: Play) -> None:
    behave("calm")
    document = invoiced(deal)
    live(0.1)
    assert Movement.objects.count() == 1
    values.credit_invoice(FINANCE, invoice=document, reason=CreditReason.CORRECTION)
    live(10)
    assert (payments(deal), Movement.objects.count()) == (0, 0)


def test_a_voided_advance_request_is_not_paid(deal: Play) -> None:
    behave("calm")
    request = values.request_advance(SALES, deal=deal.deal, amount=eur("5000.00"), due_on=DUE)
    live(0.1)
    values.void_advance_request(SALES, request=request)
    live(10)
    assert payments(deal) == 0


def test_a_refund_is_ordered_by_pain_and_paid_by_the_statement(deal: Play) -> None:
    behave("calm", bank__twice=1000)
    invoiced(deal)
    live(6)
    refund = values.propose_refund(FINANCE, deal=deal.deal, amount=eur(TOTAL))
    values.approve_refund(CHIEF, refund=refund)
    live(3)
    [seen] = value.refunds_of(SYSTEM, deal=deal.deal)
    assert (seen.id, seen.state) == (refund, "paid")
    assert told(deal.deal, "value.refund.paid") == ["value.refund.paid"]
    last = read_camt(statement(BankAccount.objects.get().statements)).reports[0]
    assert (last.opening, last.closing, last.gap) == (eur("68544.00"), eur(TOTAL), eur("0.00"))
    assert last.entries[0].direction is Direction.DEBIT
    assert held() == []


def test_an_agent_is_paid_by_pain_to_its_own_account_and_the_statement_settles_it(set_clock: Clock) -> None:
    """A seller without its account cannot be paid: that payment waits alone until two persons know one."""
    behave("calm")
    agent = retail.open_agent(SALES, market="DE", seller="CORVANE-DE", code="A1", name="Autohaus A")
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY", agent=agent)
    deal.at("2026-11-24T09:00")
    deal.agree("2026-12-20")
    values.accrue_commission(SALES, deal=deal.deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    payout = values.close_agent_month(FINANCE, seller="CORVANE-DE", agent=agent, month="2026-11")
    assert payout is not None
    live(3)
    assert len(held()) == 1
    account = retail.record_agent_account(FINANCE, agent=agent, holder="Autohaus A GmbH", iban="DE89370400440532013000")
    retail.approve_agent_account(CHIEF, account=account)
    assert retry([station(World.BANK)], now_please=True) == 1
    live(5)
    [seen] = value.payouts(FINANCE)
    assert (seen.id, seen.state, seen.amount) == (payout, "paid", eur("1999.20"))
    assert {one.account for one in value.balances(SYSTEM, deal=deal.deal)} == {
        Account.BANK,
        Account.COMMISSION,
        Account.VAT_INPUT,
    }
    assert value.ledger_check(SYSTEM) == ()


def test_killed_between_call_and_record_nobody_pays_twice(deal: Play) -> None:
    behave("calm")
    invoiced(deal)
    [*_, asked] = heard_by(World.BANK)
    assert {call(asked, World.BANK) for _ in range(3)} == {"1"}
    live(5)
    assert payments(deal) == 1


def test_a_still_bank_says_nothing(deal: Play) -> None:
    behave("still")
    invoiced(deal)
    live(30)
    assert count("connect_movement") == 0


def test_many_payments_of_a_day_stand_on_one_statement(shop: None, set_clock: Clock) -> None:
    behave("calm")
    deals = []
    for _ in range(3):
        one = Play(set_clock, "DE", "S2-BASE S2-DELIVERY")
        one.at("2026-11-24T09:00")
        one.agree("2026-12-20")
        invoiced(one)
        deals.append(one)
    live(5)
    assert [payments(one) for one in deals] == [1, 1, 1]
    assert BankAccount.objects.get().statements == 1
    assert read_camt(statement()).reports[0].closing == eur(str(Decimal(TOTAL) * 3))


def test_more_than_a_page_comes_as_several_statements_that_continue_one_another(
    deal: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    from murmelbahn.connect.bank.operations import files

    monkeypatch.setattr(files, "PAGE", 2)
    behave("calm", bank__never=1000)
    invoiced(deal)
    live(0)
    for cents in range(1, 6):
        bank.pay_instantly(SYSTEM, deal=deal.deal, amount=eur(f"0.0{cents}"))
    live(1)
    assert (payments(deal), BankAccount.objects.get().statements) == (5, 3)
    last = read_camt(statement(3)).reports[0]
    assert (last.opening, last.closing, last.gap) == (eur("0.10"), eur("0.15"), eur("0.00"))


def test_unknown_references_are_parked_and_unreadable_entries_noted(deal: Play) -> None:
    behave("calm")
    invoiced(deal)
    live(5)
    good = statement().replace(b"STMT-1", b"STMT-9").replace(b"<AcctSvcrRef>B", b"<AcctSvcrRef>X")
    reference = value.payment_instruction(SYSTEM, deal=deal.deal).reference.encode()
    inbound.receive(SYSTEM, content=good.replace(reference, b"no reference"))
    live(0)
    [parked] = value.unmatched_entries(SYSTEM, on=DUE)
    assert parked.amount == eur(TOTAL)
    bad = good.replace(b"<CdtDbtInd>CRDT</CdtDbtInd><Sts>", b"<CdtDbtInd>WHAT</CdtDbtInd><Sts>").replace(
        b"<AcctSvcrRef>X", b"<AcctSvcrRef>Y"
    )
    assert bad != good
    for _ in range(2):
        inbound.receive(SYSTEM, content=bad)
    [fault] = bank_faults(SYSTEM)
    assert (fault.position, fault.account) == (1, IBANS["DE"])
    assert "WHAT" in fault.reason
    assert fault.code == Fault.UNKNOWN_CODE
    for language in ("de", "en"):
        told = {text(f"connect.bank_fault.{one}", language) for one in Fault}
        assert len(told) == len(Fault), "each is told in words of its own"
        assert not [one for one in told if one.startswith("connect.")]


@pytest.mark.parametrize("content", [b"", b"<a/>", b"{}", b"<?xml version='1.0'?><Document/>"])
def test_rubbish_leaves_nothing(shop: None, content: bytes) -> None:
    from murmelbahn.kernel.refusals import Refusal

    with pytest.raises(Refusal):
        inbound.receive(SYSTEM, content=content)
    assert count("value_statement") == 0


def test_a_strangers_account_is_refused_whole(deal: Play) -> None:
    behave("calm")
    invoiced(deal)
    live(5)
    with pytest.raises(StatementBroken):
        inbound.receive(SYSTEM, content=statement().replace(IBANS["DE"].encode(), b"DE89370400440532013000"))
    with pytest.raises(MalformedFile):
        inbound.receive(SYSTEM, content=statement()[:-30])
    assert count("value_statement") == 1


def test_no_name_and_no_payers_account_is_kept_in_the_simulated_bank(deal: Play) -> None:
    names = {field.name for field in Movement._meta.get_fields()}
    assert not names & {"name", "holder", "debtor", "creditor", "counterparty"}


def test_where_the_bank_is_still_nobody_pays_by_words(deal: Play) -> None:
    behave("still")
    invoiced(deal)
    with pytest.raises(NotAllowed):
        bank.pay_instantly(SYSTEM, deal=deal.deal)


def test_a_file_may_tell_of_several_accounts(deal: Play, set_clock: Clock) -> None:
    """Two accounts and a second report of the first: every entry counts once, also when the file comes twice."""
    behave("still")
    other = Play(set_clock, "AT", "S6-BASE S6-DELIVERY", co2=0, powertrain=Powertrain.ELECTRIC)
    other.at("2026-11-24T09:00")
    other.agree("2026-12-20")
    reports = tuple(
        Report(
            id=f"R{n}",
            iban=IBANS[one.market],
            currency="EUR",
            entries=(
                Entry(
                    reference=f"X{n}",
                    amount=eur("100.00"),
                    direction=Direction.CREDIT,
                    status=Status.BOOKED,
                    booked_on=DUE,
                    value_on=DUE,
                    family=Family.RECEIVED_TRANSFER,
                    remittance=(value.payment_instruction(SYSTEM, deal=one.deal).reference,),
                ),
            ),
        )
        for n, one in enumerate((deal, other, deal))
    )
    created = datetime(2026, 12, 15, 18, tzinfo=UTC)
    deal.at("2026-12-15T19:00")
    content = write_camt(
        BankFile(message=Message.STATEMENT, version="08", id="M1", created_at=created, reports=reports)
    )
    for _ in range(2):
        inbound.receive(SYSTEM, content=content)
        live(0)
    assert (payments(deal), payments(other), count("value_statement")) == (2, 1, 2)
    assert [bytes(one.content) for one in Statement.objects.all()] == [content, content]


def test_another_movement_under_a_known_reference_is_noted_and_not_lost(shop: None) -> None:
    """The same words again are a repeat; another amount is money, and a person hears of it."""

    def brought(name: str, *entries: Entry, closing: str | None = None) -> list[str]:
        report = Report(
            id=name, iban=IBANS["DE"], currency="EUR", entries=entries,
            opening=eur("0.00") if closing else None, closing=eur(closing) if closing else None,
        )  # fmt: skip
        before = {one.file for one in bank_faults(SYSTEM)}
        moment = datetime(2026, 12, 7, 18, tzinfo=UTC)
        inbound.receive(
            SYSTEM,
            content=write_camt(
                BankFile(message=Message.STATEMENT, version="08", id=name, created_at=moment, reports=(report,))
            ),
        )
        return [one.code for one in bank_faults(SYSTEM) if one.file not in before]

    first, other = _credit("R-1", "100.00"), _credit("R-1", "200.00")
    assert brought("A", first, other, closing="300.00") == [Fault.REFERENCE_REUSED]
    assert brought("B", first, first, closing="100.00") == []
    assert brought("C", other) == [Fault.REFERENCE_REUSED]
    assert brought("D", replace(first, direction=Direction.DEBIT)) == [Fault.REFERENCE_REUSED]
    assert brought("E", _credit("R-2", "50.00"), closing="999.00") == [Fault.BALANCE_DIFFERS]
    assert brought("F", replace(first, status=Status.PENDING), first) == []
    known = value.known_entries(SYSTEM, account=IBANS["DE"], references=["R-1", "R-2", "R-3"])
    assert known == {"R-1": eur("100.00"), "R-2": eur("50.00")}


def _credit(reference: str, amount: str) -> Entry:
    return Entry(
        reference=reference, amount=eur(amount), direction=Direction.CREDIT, status=Status.BOOKED,
        booked_on=date(2026, 12, 7), value_on=date(2026, 12, 7), family=Family.RECEIVED_TRANSFER,
    )  # fmt: skip
