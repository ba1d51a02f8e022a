"""The Austrian stories on value's own operations, to the cent."""

from dataclasses import replace

import pytest

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets.terms import Powertrain
from murmelbahn.value import operations as value
from murmelbahn.value import queries
from murmelbahn.value.terms import ComponentKind, CreditReason, CustomerKind, FundingKind, FundingRow
from tests.operations.value.people import BUYER, CUSTOMER, FINANCE, OTHER_IBAN, SALES, SELLERS, eur
from tests.operations.value.play import Clock, Play, book, day

pytestmark = pytest.mark.usefixtures("shop")
PETROL, ELECTRIC = Powertrain.PETROL, Powertrain.ELECTRIC


def test_s3_advance_and_late_change_over_the_year_end(set_clock: Clock) -> None:
    deal = Play(set_clock, "AT", "S3-BASE S3-OPTIONS S3-DELIVERY", story="S3", powertrain=PETROL, co2=128)
    deal.at("2026-11-24")
    deal.agree("2027-03-03")
    assert queries.agreement(SALES, deal=deal.deal).totals.gross == eur("52355.00")
    value.request_advance(SALES, deal=deal.deal, amount=eur("5000"), due_on=day("2026-12-01"))
    deal.at("2026-11-27")
    deal.pay("5000.00")
    deal.at("2027-01-08")
    changed = "S3-BASE S3-OPTIONS S3-DELIVERY S3-WHEELS S3-FEE"
    preview = deal.quote("2027-03-03", items=changed, co2_g_km=131)
    delta = preview.totals - queries.agreement(SALES, deal=deal.deal).totals
    assert (delta.net, delta.vat, delta.regtax) == (eur("1750.00"), eur("350.00"), eur("555.00"))
    deal.agree("2027-03-03", preview)
    deal.at("2027-02-22")
    deal.invoice("2027-03-03", "2027-03-02")
    deal.at("2027-02-26")
    deal.pay("50010.00")
    deal.at("2027-03-03")
    deal.hand_over()
    deal.done()
    figures = queries.month_figures(FINANCE, market="AT", seller=SELLERS["AT"], month="2027-03")
    assert (figures.regtax, figures.regtax_due_on) == (eur("3110.00"), day("2027-05-18"))


def test_s5_company_on_a_credit_line(set_clock: Clock) -> None:
    deal = Play(
        set_clock, "AT", "S5-BASE S5-DELIVERY", story="S5", kind=CustomerKind.COMPANY, powertrain=PETROL, co2=165
    )
    deal.at("2026-12-02")
    value.open_credit_line(FINANCE, market="AT", seller=SELLERS["AT"], party=BUYER, limit=eur("150000"))
    deal.agree("2026-12-18")
    plan = (FundingRow(kind=FundingKind.CREDIT_LINE, amount=eur("70650")),)
    value.set_funding(SALES, deal=deal.deal, version=1, rows=plan)
    assert queries.secured(SALES, deal=deal.deal, on=day("2026-12-18")).credit == eur("70650.00")
    deal.at("2026-12-09")
    deal.invoice("2026-12-18", "2027-01-08")

    def free() -> str:
        return str(queries.credit_line(CUSTOMER, seller=SELLERS["AT"], party=BUYER).free.amount)

    assert free() == "79350.00"
    assert queries.secured(SALES, deal=deal.deal, on=day("2026-12-18")).secured
    deal.at("2026-12-18")
    deal.hand_over()
    deal.at("2027-01-15")
    deal.pay("70650.00")
    assert free() == "150000.00"
    deal.done()
    figures = queries.month_figures(FINANCE, market="AT", seller=SELLERS["AT"], month="2026-12")
    assert (figures.vat_due_on, figures.regtax_due_on) == (day("2027-02-15"), day("2027-02-15"))


def test_s6_over_payment_and_a_repeated_bank_message(set_clock: Clock) -> None:
    deal = Play(set_clock, "AT", "S6-BASE S6-DELIVERY", story="S6", powertrain=ELECTRIC, co2=0)
    deal.at("2027-01-04")
    deal.agree("2027-01-15")
    deal.at("2027-01-08")
    deal.invoice("2027-01-15", "2027-01-22")
    deal.at("2027-01-12")
    statement = deal.pay("48000.00")
    assert book(statement) == []
    assert book(replace(statement, statement="the same entry in another message")) == []
    deal.check()
    deal.at("2027-01-15")
    deal.hand_over()
    deal.at("2027-01-18")
    with pytest.raises(Refusal, match=r"value\.refund\.other_account"):
        value.propose_refund(FINANCE, deal=deal.deal, amount=eur("120"), iban=OTHER_IBAN)
    deal.refund("120.00")
    deal.done()


def test_s6_variant_a_second_transfer_is_held_and_goes_back_by_two_persons(set_clock: Clock) -> None:
    deal = Play(set_clock, "AT", "S6-BASE S6-DELIVERY", powertrain=ELECTRIC, co2=0)
    deal.at("2027-01-04")
    deal.agree("2027-01-15")
    deal.invoice("2027-01-15", "2027-01-22")
    deal.pay("47880.00")
    deal.pay("47880.00")
    assert queries.settled(SALES, deal=deal.deal).unallocated == eur("47880.00")
    refund = value.propose_refund(FINANCE, deal=deal.deal, amount=eur("47880"))
    with pytest.raises(Refusal, match=r"value\.refund\.too_high"):
        value.propose_refund(FINANCE, deal=deal.deal, amount=eur("0.01"))
    with pytest.raises(Refusal, match=r"value\.refund\.same_person"):
        value.approve_refund(FINANCE, refund=refund)
    with pytest.raises(Refusal, match=r"value\.actor\.not_a_person"):
        value.approve_refund(SYSTEM, refund=refund)


def test_s10_the_tax_date_slips_and_the_price_is_guaranteed(set_clock: Clock) -> None:
    deal = Play(set_clock, "AT", "S10-BASE", story="S10", powertrain=PETROL, co2=141)
    deal.at("2026-11-27")
    deal.agree("2027-03-25")
    deal.at("2027-03-18")
    invoice = deal.invoice("2027-03-25", "2027-03-26")
    deal.at("2027-03-22")
    deal.pay("51650.00")
    deal.at("2027-04-05")
    with pytest.raises(Refusal, match=r"value\.invoice\.tax_date\(tax_date=2027-04-06, invoiced=2027-03\)"):
        value.recognise_handover(SALES, deal=deal.deal, on=day("2027-04-06"))
    guaranteed = deal.quote("2027-04-06", guaranteed=eur("51650"))
    assert [line.amount for line in guaranteed.lines if line.kind is ComponentKind.GUARANTEE] == [eur("-305.34")]
    deal.agree("2027-04-06", guaranteed)
    deal.credit(invoice, CreditReason.TAX_DATE)
    deal.invoice("2027-04-06", "2027-04-12")
    deal.at("2027-04-06")
    value.recognise_handover(SALES, deal=deal.deal, on=deal.today)
    deal.done_without_commission()
    figures = queries.month_figures(FINANCE, market="AT", seller=SELLERS["AT"], month="2027-04")
    assert (figures.vat, figures.regtax_due_on) == (eur("-61.07"), day("2027-06-15"))
