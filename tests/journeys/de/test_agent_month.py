"""The end of an agent's month in Germany: one credit note over its deals, one transfer, the ledger back to zero."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms.agents import AccountOwn, AccountUnchanged
from murmelbahn.documents.terms import DocumentKind, Invoice
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.retail import operations as retail
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    Account,
    BankEntry,
    BankStatement,
    ComponentKind,
    EntryOrigin,
    MonthNotOpen,
    NothingToBill,
    ParkReason,
    PayoutNotReturned,
    PayoutState,
)
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import IBANS, Town, entry, euro
from tests.operations.deal.papers import papers, render

AGENTS = {Account.AGENT_ACCRUED, Account.AGENT_PAYABLE}


def registered(de: Town) -> tuple[UUID, UUID]:
    """Two stock cars of 33,333.00 with an authority fee of 30.60 that the agent laid out, to be handed over on 15 January."""
    de.on("2027-01-08")
    de.release("tarn")
    car = de.configure("TN3", "DI20", order="2027-01-08", build="2027-01-18")
    amounts = {"TN3": (ComponentKind.BASE, "33,333.00"), "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60")}
    de.prices([car], amounts, basis=PriceBasis.GROSS)
    found = []
    for name in ("Anna", "Ben"):
        who = de.person(name)
        deal = de.open(who, vin=de.stock(car), extras=("AUTHFEE",))
        de.order(deal, who, "33,363.60")
        de.accept(deal)
        de.at_hand(deal)
        de.invoice(deal, handover="2027-01-15")
        de.papers(deal)
        de.appoint(deal, who, "2027-01-15")
        de.pay(deal, "33,363.60")
        de.register(deal)
        found.append(deal)
    return found[0], found[1]


def sold(de: Town) -> tuple[UUID, UUID]:
    """Both handed over: commission of 1,680.66 each."""
    found = registered(de)
    de.on("2027-01-15", 11)
    for deal in found:
        de.hand_over(deal)
    return found


def month_over(de: Town) -> None:
    sold(de)
    de.on("2027-02-01")


def owed(deal: UUID) -> set[Account]:
    """Which of the agent's accounts are not 0.00."""
    return {one.account for one in value.balances(SYSTEM, deal=deal)} & AGENTS


def test_two_deals_on_one_credit_note_and_one_transfer(de: Town) -> None:
    first, second = sold(de)
    de.on("2027-01-31", 22, 59)
    assert value.payouts(de.finance) == ()
    assert owed(first) == AGENTS
    de.on("2027-01-31", 23)
    (payout,) = value.payouts(de.finance, agent=de.agent)
    assert (payout.amount, payout.state, payout.ordered_on) == (
        euro("4,061.17"),
        PayoutState.ORDERED,
        de.day("2027-01-31"),
    )
    assert dict(payout.shares) == {first: euro("2,030.59"), second: euro("2,030.58")}
    (found,) = [one for one in papers() if one.summary.kind is DocumentKind.COMMISSION_CREDIT]
    assert isinstance(found.paper, Invoice)
    assert (len(found.paper.bill.lines), found.paper.bill.total.gross) == (2, euro("3,999.97"))
    assert value.commission_statement(SYSTEM, deal=second).settled == euro("1,680.66")
    assert owed(first) == {Account.AGENT_PAYABLE}
    de.on("2027-02-02")
    de.pay_agent()
    for deal, vat, gross, all_ in (
        (first, "319.33", "1,999.99", "2,030.59"),
        (second, "319.32", "1,999.98", "2,030.58"),
    ):
        assert de.postings(deal)[-3:] == [
            entry("COMMISSION 1,680.66", "AGENT_ACCRUED 1,680.66"),
            entry(f"AGENT_ACCRUED 1,680.66; VAT_INPUT {vat}", f"AGENT_PAYABLE {gross}"),
            entry(f"AGENT_PAYABLE {all_}", f"BANK {all_}"),
        ]
        assert owed(deal) == set()
        assert value.settled(SYSTEM, deal=deal).adds_up
    (payout,) = value.payouts(de.finance)
    assert (payout.state, payout.paid_on) == (PayoutState.PAID, de.day("2027-02-02"))
    with pytest.raises(NothingToBill):
        values.self_bill(de.finance, seller=de.seller, agent=de.agent, month="2027-01")
    de.on("2027-03-01")
    assert len(value.payouts(de.finance)) == 1
    assert value.ledger_check(SYSTEM) == ()


def test_what_came_after_a_month_was_closed_by_hand_is_a_further_payout_of_it(de: Town) -> None:
    both = registered(de)
    de.on("2027-01-12")
    early = deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month="2027-01")
    assert deals.settle_agent(de.second, seller=de.seller, agent=de.agent, month="2027-01") is None
    assert [(one.id, one.amount) for one in value.payouts(de.finance)] == [(early, euro("61.20"))]
    de.on("2027-01-15", 11)
    for deal in both:
        de.hand_over(deal)
    de.on("2027-02-01")
    late, known = value.payouts(de.finance)
    assert (late.month, late.amount, known.id) == ("2027-01", euro("3,999.97"), early)
    assert deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month="2027-01") is None
    assert len(value.payouts(de.finance)) == 2
    for payout in (late, known):
        values.record_payout_paid(SYSTEM, payout=payout.id, reference=payout.id.hex, paid_on=de.today())
    assert [owed(deal) for deal in both] == [set(), set()]
    assert value.ledger_check(SYSTEM) == ()


@pytest.mark.parametrize("month", ["2027-02", "2099-12", "2026-10", "2027-13"])
def test_only_the_months_that_are_offered_are_closed_by_hand(de: Town, month: str) -> None:
    sold(de)
    assert value.closable_months(de.finance, seller=de.seller) == ("2027-01", "2026-12", "2026-11")
    with pytest.raises(MonthNotOpen):
        deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month=month)
    with pytest.raises(MonthNotOpen):
        values.self_bill(de.finance, seller=de.seller, agent=de.agent, month=month)
    assert value.payouts(de.finance) == ()


def test_an_agent_sees_its_own_payments_and_nobody_elses(de: Town) -> None:
    sold(de)
    de.on("2027-02-01")
    assert len(value.payouts(de.desk)) == 1
    assert value.payouts(Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({new_id()}))) == ()
    assert value.payouts(Actor(subject=new_id(), kind=ActorKind.NSC_FINANCE, markets=frozenset({"AT"}))) == ()
    with pytest.raises(NotAllowed):
        value.payouts(Actor(subject=new_id(), kind=ActorKind.CUSTOMER))


def test_the_bank_tells_it_twice_and_a_debit_of_another_amount_is_looked_at(de: Town) -> None:
    first, _ = sold(de)
    de.on("2027-02-02")
    (payout,) = value.payouts(de.finance)
    wrong = BankEntry(
        reference="BANK-W",
        origin=EntryOrigin.OUTGOING,
        amount=payout.amount - euro("0.01"),
        booked=True,
        booked_on=de.today(),
        value_on=de.today(),
        remittance="",
        end_to_end=payout.id.hex,
    )
    statement = BankStatement(account=IBANS["DE"], statement="S-W", entries=(wrong,))
    values.store_statement(SYSTEM, content=b"wrong", statement=statement)
    de.settle_down()
    assert [one.reason for one in value.unmatched_entries(de.finance, on=de.today())] == [ParkReason.NO_PARTNER]
    de.pay_agent()
    before = de.postings(first)
    values.record_payout_paid(SYSTEM, payout=payout.id, reference="again", paid_on=de.today())
    assert de.postings(first) == before


def test_commission_of_a_withdrawn_deal_waits_until_the_car_is_back(de: Town) -> None:
    deal, anna = handed_over(de, Channel.ONLINE)
    de.on("2026-12-28", 23, 10)
    deals.withdraw(anna, deal=deal)
    de.on("2027-01-01")
    assert value.payouts(de.finance) == ()
    de.on("2027-01-05")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage", value_loss=euro("8,616.00"))
    de.refund(deal, "34,464.00")
    de.on("2027-02-01")
    assert de.postings(deal)[-1] == entry("AGENT_ACCRUED 150.00; VAT_INPUT 28.50", "AGENT_PAYABLE 178.50")
    de.pay_agent()
    assert owed(deal) == set()


def test_commission_comes_with_the_month_in_which_the_right_of_withdrawal_ended(de: Town) -> None:
    deal, _ = handed_over(de, Channel.ONLINE)
    de.on("2026-12-31", 23, 30)
    assert de.postings(deal)[-1] == entry("AGENT_ACCRUED 2,267.14; VAT_INPUT 430.76", "AGENT_PAYABLE 2,697.90")
    de.pay_agent()
    assert owed(deal) == set()


def taken_back_after_it_was_paid(de: Town) -> UUID:
    """Commission of 2,267.14 is billed and paid in December. A withdrawal that came in time is found in January: with the car
    2,117.14 of it are taken back."""
    deal, _ = handed_over(de, Channel.ONLINE)
    de.on("2026-12-28", 23, 30)
    kept = deals.declare_withdrawal(SYSTEM, name="Anna Muster", number="DE-0000-0000", email="anna@example.org")
    de.on("2026-12-31", 23, 30)
    de.pay_agent()
    de.on("2027-01-04")
    deals.book_declared(de.sales, declared=kept, number=de.view(deal).number)
    de.on("2027-01-06")
    deals.record_return(de.desk, deal=deal, odometer_km=180, inspection="no damage")
    de.settle_down()
    de.refund(deal, "43,080.00")
    assert (owed(deal), value.payouts(de.finance, open_only=True)) == ({Account.AGENT_ACCRUED}, ())
    return deal


def owing(de: Town) -> None:
    """What was taken back is corrected; the agent owes 2,519.40."""
    taken_back_after_it_was_paid(de)
    deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month="2027-01")
    de.settle_down()


BACK = entry("AGENT_PAYABLE 2,519.40", "AGENT_ACCRUED 2,117.14; VAT_INPUT 402.26")
SET_OFF = entry("BANK 2,519.40", "AGENT_PAYABLE 2,519.40")


def test_commission_taken_back_after_it_was_paid_is_a_correction_and_set_off_later(de: Town) -> None:
    deal = taken_back_after_it_was_paid(de)
    (credit,) = [one for one in papers() if one.summary.kind is DocumentKind.COMMISSION_CREDIT]
    assert deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month="2027-01") is None
    de.settle_down()
    assert de.postings(deal)[-1] == BACK
    (found,) = [one for one in papers() if one.summary.kind is DocumentKind.COMMISSION_CORRECTION]
    assert isinstance(found.paper, Invoice)
    assert found.summary.number == "CB2027-0000001"
    assert [one.number for one in found.paper.corrects] == [credit.summary.number]
    assert [line.amount.gross for line in found.paper.bill.lines] == [euro("2,519.40")]
    assert "verrechnen" in found.paper.payment_terms
    render(found.summary.id)
    (balance,) = value.commission_balances(de.finance)
    assert (balance.waits, balance.settled, balance.unpaid) == (euro("0.00"), euro("150.00"), euro("-2,519.40"))
    assert deals.settle_agent(de.finance, seller=de.seller, agent=de.agent, month="2027-01") is None
    de.prove()
    first, second = sold(de)
    de.on("2027-02-01")
    payout = value.payouts(de.finance)[0]
    assert payout.amount == euro("4,418.17") - euro("2,519.40")
    assert dict(payout.shares)[deal] == euro("-2,519.40")
    de.pay_agent()
    assert de.postings(deal)[-1] == SET_OFF
    assert [owed(one) for one in (deal, first, second)] == [set()] * 3
    assert value.ledger_check(SYSTEM) == ()
    de.prove()


def test_what_is_earned_and_what_is_taken_back_stand_on_one_document(de: Town) -> None:
    deal = taken_back_after_it_was_paid(de)
    sold(de)
    de.on("2027-02-01")
    known, found = [one for one in papers() if one.summary.kind is DocumentKind.COMMISSION_CREDIT]
    assert isinstance(found.paper, Invoice)
    assert sorted(str(line.amount.gross.amount) for line in found.paper.bill.lines) == [
        "-2519.40",
        "2178.48",
        "2178.49",
    ]
    assert found.paper.bill.total.gross == euro("1,837.57")
    assert [one.number for one in found.paper.corrects] == [known.summary.number]
    assert de.postings(deal)[-1] == BACK
    assert value.payouts(de.finance)[0].amount == euro("1,898.77")
    de.pay_agent()
    assert owed(deal) == set()
    assert value.ledger_check(SYSTEM) == ()
    de.prove()


def test_a_payment_that_comes_back_is_paid_again_to_the_corrected_account(de: Town) -> None:
    first, _ = sold(de)
    de.on("2027-02-02")
    (payout,) = value.payouts(de.finance)
    de.pay_agent()
    with pytest.raises(PayoutNotReturned):
        values.order_payout_again(de.finance, payout=payout.id)
    sent = f"BANK-{de.entries}"
    de.on("2027-02-04")
    back = BankEntry(
        reference="BANK-R",
        origin=EntryOrigin.RETURN,
        amount=payout.amount,
        booked=True,
        booked_on=de.today(),
        value_on=de.today(),
        remittance="account closed",
        returns=sent,
    )
    statement = BankStatement(account=IBANS["DE"], statement="S-R", entries=(back,))
    values.store_statement(SYSTEM, content=b"returned", statement=statement)
    de.settle_down()
    assert value.unmatched_entries(de.finance, on=de.today()) == ()
    assert value.payouts(de.finance)[0].state is PayoutState.RETURNED
    assert de.postings(first)[-1] == entry("BANK 2,030.59", "AGENT_PAYABLE 2,030.59")
    assert owed(first) == {Account.AGENT_PAYABLE}
    with pytest.raises(AccountUnchanged):
        deals.pay_agent_again(de.finance, payout=payout.id)
    account = retail.record_agent_account(de.second, agent=de.agent, holder="Autohaus A", iban="DE02120300000000202051")
    with pytest.raises(AccountUnchanged):
        deals.pay_agent_again(de.finance, payout=payout.id)
    retail.approve_agent_account(de.finance, account=account)
    with pytest.raises(AccountOwn):
        deals.pay_agent_again(de.second, payout=payout.id)
    de.on("2027-03-01")
    assert len(value.payouts(de.finance)) == 1
    deals.pay_agent_again(de.finance, payout=payout.id)
    de.settle_down()
    assert value.payouts(de.finance)[0].state is PayoutState.ORDERED
    de.pay_agent()
    assert value.payouts(de.finance)[0].paid_on == de.today()
    assert de.postings(first)[-1] == entry("AGENT_PAYABLE 2,030.59", "BANK 2,030.59")
    assert owed(first) == set()
    assert value.ledger_check(SYSTEM) == ()
