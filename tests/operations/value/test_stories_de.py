"""The German stories on value's own operations, to the cent."""

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.terms import (
    CommissionCause,
    Condition,
    CreditReason,
    DamagesKind,
    FundingKind,
    FundingRow,
    InvoiceKind,
    PartyRef,
)
from tests.operations.value.people import AGENT, FINANCE, IBANS, LESSOR, SALES, SELLERS, eur
from tests.operations.value.play import Clock, Play, day

pytestmark = pytest.mark.usefixtures("shop")


def test_s1_cash(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S1-BASE S1-OPTIONS S1-PAINT S1-DELIVERY S1-REG S1-FEE", story="S1")
    deal.at("2026-11-24")
    deal.agree("2027-02-15")
    assert queries.agreement(SALES, deal=deal.deal).totals.gross == eur("42809.60")
    deal.at("2027-02-04")
    deal.invoice("2027-02-15", "2027-02-18")
    instruction = queries.payment_instruction(SALES, deal=deal.deal)
    assert (instruction.amount, instruction.iban) == (eur("42809.60"), IBANS["DE"])
    assert not queries.secured(SALES, deal=deal.deal, on=day("2027-02-15")).secured
    deal.at("2027-02-10")
    deal.pay("42809.60")
    assert queries.secured(SALES, deal=deal.deal, on=day("2027-02-15")).secured
    deal.at("2027-02-12")
    value.pay_authority_fee(SALES, deal=deal.deal, amount=eur("30.60"), on=deal.today)
    deal.check()
    deal.at("2027-02-14")
    where = {"market": "DE", "seller": SELLERS["DE"], "month": "2027-02"}
    assert queries.month_figures(FINANCE, **where).revenue == eur("0.00")
    deal.at("2027-02-15")
    deal.hand_over()
    figures = queries.month_figures(FINANCE, **where)
    assert (figures.revenue, figures.vat) == (eur("35948.74"), eur("6830.26"))
    deal.at("2027-02-28")
    value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2027-02")
    deal.done()
    statement = queries.commission_statement(SALES, deal=deal.deal)
    assert statement.total == statement.settled == eur("2100.50")
    assert statement.lines[0].base == eur("35008.40")


def test_s2_late_payment_across_the_year_end(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S2-BASE S2-DELIVERY", story="S2")
    deal.at("2026-11-24")
    deal.agree("2026-12-18")
    value.request_advance(SALES, deal=deal.deal, amount=eur("2000"), due_on=day("2026-12-01"))
    deal.at("2026-11-26")
    deal.pay("2000.00")
    deal.at("2026-11-30")
    invoice = deal.invoice("2026-12-18", "2026-12-14")
    content = queries.invoice(SALES, invoice=invoice).content
    assert (content.amounts.net, content.amounts.vat) == (eur("27119.33"), eur("5152.67"))
    assert [one.amounts.gross for one in content.advances] == [eur("2000.00")]
    deal.at("2026-12-15")
    value.remind(FINANCE, document=invoice, grace_until=day("2026-12-22"))
    deal.at("2026-12-21")
    deal.pay("20000.00")
    state = queries.secured(SALES, deal=deal.deal, on=day("2026-12-22"))
    assert (state.secured, state.shortfall) == (False, eur("12272.00"))
    deal.at("2027-01-04")
    deal.pay("12272.00")
    interest = value.propose_interest(FINANCE, document=invoice, until=deal.today)
    assert interest is not None
    value.waive_interest(FINANCE, interest=interest, reason="goodwill")
    deal.at("2027-01-07")
    deal.hand_over()
    deal.done()


def test_s4_withdrawal_with_loss_of_value(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S4-BASE S4-DELIVERY", story="S4", handover_fee="150")
    deal.at("2026-12-01")
    deal.agree("2026-12-11")
    deal.at("2026-12-03")
    invoice = deal.invoice("2026-12-11", "2026-12-10")
    deal.at("2026-12-07")
    deal.pay("43080.00")
    deal.at("2026-12-11")
    deal.hand_over()
    deal.at("2027-01-05")
    deal.credit(invoice, CreditReason.WITHDRAWAL)
    value.issue_damages_statement(
        FINANCE, deal=deal.deal, kind=DamagesKind.VALUE_LOSS, amount=eur("8616"), due_on=deal.today
    )
    deal.at("2027-01-08")
    deal.refund("34464.00")
    value.claw_back_commission(FINANCE, deal=deal.deal)
    deal.done()
    assert queries.commission_statement(SALES, deal=deal.deal).total == eur("150.00")
    assert value.claw_back_commission(FINANCE, deal=deal.deal) is None


def test_s7_lease(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S7-BASE S7-DELIVERY", story="S7")
    deal.at("2026-11-25")
    deal.agree("2027-03-18")
    deal.at("2026-11-30")
    deal.recipient = deal.buyer = PartyRef(party=LESSOR, version=1)
    deal.agree("2027-03-18")
    plan = (FundingRow(kind=FundingKind.LEASE, amount=eur("58310"), lender="LEASO"),)
    value.set_funding(SALES, deal=deal.deal, version=2, rows=plan)
    answer = {"amount": eur("58310"), "recipient": deal.recipient, "car": deal.car}
    commitment = value.request_commitment(SALES, deal=deal.deal, kind=FundingKind.LEASE, lender="LEASO", **answer)
    conditions = (Condition(code="takeover_confirmation", met=False),)
    value.record_commitment(
        SYSTEM, commitment=commitment, approved=True, valid_until=day("2027-03-18"), conditions=conditions, **answer
    )
    deal.at("2027-03-10")
    invoice = deal.invoice("2027-03-18", "2027-04-10")
    recipient = queries.invoice(SALES, invoice=invoice).content.recipient
    assert recipient is not None
    assert recipient.party == LESSOR
    assert queries.secured(SALES, deal=deal.deal, on=day("2027-03-18")).secured
    late = queries.secured(SALES, deal=deal.deal, on=day("2027-03-19"))
    assert [one.reason for one in late.not_counted] == ["commitment_expires"]
    deal.at("2027-03-18")
    value.recognise_handover(SALES, deal=deal.deal, on=deal.today)
    deal.check()
    value.accrue_commission(SALES, deal=deal.deal, cause=CommissionCause.HANDOVER)
    deal.at("2027-04-01")
    deal.pay("58310.00")
    deal.done()


def test_s8_plant_cannot_build(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S8-BASE S8-DELIVERY", story="S8")
    deal.at("2026-11-24")
    deal.agree("2027-03-01")
    value.request_advance(SALES, deal=deal.deal, amount=eur("1500"), due_on=day("2026-12-01"))
    deal.at("2026-11-26")
    deal.pay("1500.00")
    advance = queries.invoices_of(SALES, deal=deal.deal)[0]
    assert advance.content.kind is InvoiceKind.ADVANCE
    deal.at("2027-02-03")
    deal.credit(advance.id, CreditReason.PLANT_FAILURE)
    deal.refund("1500.00")
    value.accrue_commission(SYSTEM, deal=deal.deal, cause=CommissionCause.SELLER_RESPONSIBLE)
    value.self_bill(FINANCE, seller=SELLERS["DE"], agent=AGENT, month="2027-02")
    deal.done()


def test_s9_never_collected(set_clock: Clock) -> None:
    deal = Play(set_clock, "DE", "S9-BASE", story="S9")
    deal.at("2026-11-24")
    deal.agree("2027-02-15")
    value.request_advance(SALES, deal=deal.deal, amount=eur("3000"), due_on=day("2026-12-01"))
    deal.at("2026-11-30")
    deal.pay("3000.00")
    deal.at("2027-02-01")
    invoice = deal.invoice("2027-02-15", "2027-02-15")
    deal.at("2027-03-08")
    deal.credit(invoice, CreditReason.RESCISSION)
    deal.credit(queries.invoices_of(SALES, deal=deal.deal)[0].id, CreditReason.RESCISSION)
    value.issue_damages_statement(
        FINANCE, deal=deal.deal, kind=DamagesKind.NON_COLLECTION, amount=eur("5535"), due_on=day("2027-03-22")
    )
    value.set_off(FINANCE, deal=deal.deal)
    deal.done(settled=False)
    (item,) = queries.open_items(FINANCE, on=day("2027-04-01"), deal=deal.deal)
    assert (item.open, item.days_late) == (eur("2535.00"), 10)
    with pytest.raises(Refusal, match=r"value\.write_off\.too_high"):
        value.write_off(FINANCE, deal=deal.deal, amount=eur("2535.01"), reason="insolvent")
    value.write_off(FINANCE, deal=deal.deal, amount=eur("2535.00"), reason="insolvent")
    assert queries.settled(SALES, deal=deal.deal).settled
    assert queries.settled(SALES, deal=deal.deal).adds_up
    assert queries.ledger_check(SYSTEM) == ()
