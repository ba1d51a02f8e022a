"""The end of an agent's month in Austria: billed under the agent's own VAT id at 20 %, paid, the ledger back to zero."""

from __future__ import annotations

from murmelbahn.documents.terms import DocumentKind, Invoice
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Account
from tests.journeys.at.test_s6_overpaid import invoiced
from tests.journeys.town import AGENT_VAT_IDS, Town, entry, euro
from tests.operations.deal.papers import papers


def test_billed_under_its_own_vat_id_and_paid(at: Town) -> None:
    deal, _ = invoiced(at)
    at.on("2027-01-12")
    at.pay(deal, "47,880.00")
    at.on("2027-01-14")
    at.register(deal)
    at.on("2027-01-15", 11)
    at.hand_over(deal)
    at.on("2027-02-01")
    (payout,) = value.payouts(at.finance)
    assert (payout.month, payout.amount, payout.shares) == ("2027-01", euro("2,836.80"), ((deal, euro("2,836.80")),))
    (found,) = [one for one in papers() if one.summary.kind is DocumentKind.COMMISSION_CREDIT]
    paper = found.paper
    assert isinstance(paper, Invoice)
    assert paper.addressee.vat_id == AGENT_VAT_IDS["AT"]
    assert (paper.bill.total.net, paper.bill.total.tax, paper.bill.total.gross) == (
        euro("2,364.00"),
        euro("472.80"),
        euro("2,836.80"),
    )
    at.pay_agent()
    assert at.postings(deal)[-3:] == [
        entry("COMMISSION 2,364.00", "AGENT_ACCRUED 2,364.00"),
        entry("AGENT_ACCRUED 2,364.00; VAT_INPUT 472.80", "AGENT_PAYABLE 2,836.80"),
        entry("AGENT_PAYABLE 2,836.80", "BANK 2,836.80"),
    ]
    left = {one.account for one in value.balances(SYSTEM, deal=deal)}
    assert not left & {Account.AGENT_ACCRUED, Account.AGENT_PAYABLE}
    assert value.ledger_check(SYSTEM) == ()
