"""S7: Germany, company lessee, build to order, lease, e-invoice to the lessor, money after handover."""

from __future__ import annotations

from uuid import UUID

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import AgreementMissing, ChangeOpen, GateClosed, Role, TakeoverMissing, Value
from murmelbahn.deal.terms.changes import ChangeState
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.showroom.queries.office import claims_sheet
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, FundingKind, PartyRef
from tests.journeys.town import Town, entry, euro


def test_lease(de: Town) -> None:
    deal = leased(de)
    view = de.view(deal)
    option = de.configure("AV2", *wanted(de, deal), "HUD", "TRLUM")
    shown = deal_queries.preview_change(de.desk, deal=deal, configuration=option.id)
    assert (shown.total_after, shown.finance_void) == (euro("59,500.00"), True)
    change = deals.propose_change(de.desk, deal=deal, configuration=option.id)
    with pytest.raises(ChangeOpen):
        deals.propose_change(de.desk, deal=deal, configuration=option.id)
    deals.close_change(de.desk, deal=deal, change=change, outcome=ChangeState.DROPPED)
    de.settle_down()
    assert de.view(deal).agreement == view.agreement == 2
    arrived(de, deal)
    invoice = de.invoice(deal, handover="2027-03-18")
    recipient = value.invoice(SYSTEM, invoice=invoice).content.recipient
    assert recipient is not None
    assert recipient.party == view.party(Role.INVOICE_RECIPIENT) != view.party(Role.KEEPER)
    assert de.view(deal).value is Value.SECURED
    de.papers(deal)
    de.appoint(deal, (SYSTEM, view.party(Role.KEEPER)), "2027-03-18")
    de.on("2027-03-15")
    de.register(deal)
    de.on("2027-03-18", 11)
    de.hand_over(deal)
    de.on("2027-04-01")
    de.pay(deal, "58,310.00")

    assert de.view(deal).closed
    assert de.postings(deal) == [
        entry("DEBTOR 58,310.00", "UNEARNED 49,000.00; VAT_PENDING 9,310.00"),
        entry("UNEARNED 49,000.00; VAT_PENDING 9,310.00", "REVENUE 49,000.00; VAT_DUE(2027-03) 9,310.00"),
        entry("COMMISSION 2,880.00", "AGENT_ACCRUED 2,880.00"),
        entry("AGENT_ACCRUED 2,880.00; VAT_INPUT 547.20", "AGENT_PAYABLE 3,427.20"),
        entry("BANK 58,310.00", "DEBTOR 58,310.00"),
    ]
    assert value.ledger_check(SYSTEM) == ()


def test_a_lessor_that_pays_on_the_handover_is_not_reminded_before_it(de: Town) -> None:
    deal = leased(de)
    arrived(de, deal)
    de.invoice(deal, handover="2027-04-12")
    de.papers(deal)
    de.appoint(deal, (SYSTEM, de.view(deal).party(Role.KEEPER)), "2027-04-12")
    de.on("2027-04-08")
    de.register(deal)
    assert reminded(de, deal) == (True, 0)
    assert listed(de, deal) == (True, True)
    de.on("2027-04-12", 11)
    with pytest.raises(TakeoverMissing):
        de.hand_over(deal, takeover="")
    de.hand_over(deal)
    de.on("2027-05-14")
    assert reminded(de, deal) == (True, 1)
    assert listed(de, deal) == (True, False)


def listed(de: Town, deal: UUID) -> tuple[bool, bool]:
    """Whether the list of claims has the invoice as late, and as one that a lessor pays later."""
    (line,) = (one for one in claims_sheet(de.finance).lines if one.item.deal == deal)
    return line.item.days_late > 0, line.lent


def reminded(de: Town, deal: UUID) -> tuple[bool, int]:
    """Whether the invoice is past due, and how often somebody was reminded of it."""
    (item,) = value.open_items(SYSTEM, on=today(), deal=deal)
    assert (deal in value.late_claims(SYSTEM, on=today())) == (item.reminders > 0)
    return item.days_late > 0, item.reminders


def arrived(de: Town, deal: UUID) -> None:
    """From the plant to the outlet; it is the 10th of March."""
    de.plant_schedules(deal, week="2027-02-15", promised="2027-03-05")
    de.on("2027-02-20")
    de.plant_builds(deal)
    de.on("2027-03-08")
    de.arrives(deal)
    de.on("2027-03-10")


def leased(de: Town, *, valid_until: str = "2027-04-30") -> UUID:
    """The lessee's contract "subject to finance"; the lessor approves and steps in as version 2."""
    de.on("2026-11-25")
    de.release("arve")
    car = de.configure("AV2", "MH13", "TRLUM", order="2026-11-25")
    option = de.configure("AV2", "MH13", "TRLUM", "HUD", order="2026-11-25")
    de.prices(
        [car, option],
        {
            "AV2": (ComponentKind.BASE, "57,120.00"),
            "HUD": (ComponentKind.OPTION, "1,190.00"),
            "DELIVERY": (ComponentKind.DELIVERY, "1,190.00"),
        },
        basis=PriceBasis.GROSS,
        kind=CustomerKind.COMPANY,
    )
    lessee, lessor = de.company("Lessee"), de.company("Lessor")
    deal = de.open(lessee, kind="company", configuration=car.id, extras=("DELIVERY",))
    de.order(deal, lessee, "58,310.00", funding=FundingKind.LEASE, lender="LEASECO")
    de.accept(deal)
    assert de.view(deal).value is Value.AGREED
    assert de.view(deal).build is None
    de.on("2026-11-30")
    roles = (Role.BUYER, Role.INVOICE_RECIPIENT, Role.PAYER, Role.OWNER)
    stepping = dict.fromkeys(roles, lessor[1])
    for nothing in ("", "  "):
        with pytest.raises(AgreementMissing):
            deals.change_party(de.sales, deal=deal, roles=stepping, consent=nothing)
    said = {"channel": Channel.PHONE, "agreed_at": de.moment(de.day("2026-11-29"))}
    deals.change_party(de.sales, deal=deal, roles=stepping, consent="folder 4", **said)
    for party in (lessee[1], lessor[1]):
        (noted,) = (one for one in customer.touchpoints(SYSTEM, party=party) if one.evidence == "folder 4")
        assert (noted.kind, noted.channel) == (TouchpointKind.AMENDMENT, Channel.PHONE)
        assert noted.at == said["agreed_at"]
    de.settle_down()
    approve(de, deal, "58,310.00", valid_until=valid_until)
    assert (de.view(deal).value, de.view(deal).agreement) == (Value.FUNDING_SET, 2)
    (told,) = Document.objects.filter(deal=deal, kind=DocumentKind.CHANGE_CONFIRMATION.value)
    assert {lessee[1], lessor[1]} <= set(told.parties)
    return deal


def approve(de: Town, deal: UUID, amount: str, *, valid_until: str) -> None:
    commitment = deals.request_finance(SYSTEM, deal=deal)
    view = de.view(deal)
    recipient = PartyRef(party=view.party(Role.INVOICE_RECIPIENT), version=view.party_version(Role.INVOICE_RECIPIENT))
    values.record_commitment(
        SYSTEM,
        commitment=commitment,
        approved=True,
        amount=euro(amount),
        recipient=recipient,
        car=value.agreement(SYSTEM, deal=deal).terms.car,
        valid_until=de.day(valid_until),
    )
    de.settle_down()


def wanted(de: Town, deal: UUID) -> list[str]:
    from murmelbahn.vehicle import queries as vehicle

    sold = vehicle.configuration(SYSTEM, configuration=de.view(deal).configuration)
    return [item for item in sold.items if item != "TRLUM"]


def test_an_approval_that_ends_the_day_before_holds_the_handover(de: Town) -> None:
    deal = leased(de, valid_until="2027-03-17")
    arrived(de, deal)
    de.invoice(deal, handover="2027-03-17")
    de.papers(deal)
    de.appoint(deal, (SYSTEM, de.view(deal).party(Role.KEEPER)), "2027-03-18")
    de.on("2027-03-15")
    de.register(deal)
    de.on("2027-03-18", 11)
    with pytest.raises(GateClosed) as closed:
        de.hand_over(deal)
    assert [hold.code for hold in closed.value.holds] == ["not_secured"]


def test_a_loan_leaves_the_buyer_and_posts_the_same(de: Town) -> None:
    de.on("2026-11-25")
    de.release("arve")
    car = de.configure("AV2", "MH13", order="2026-11-25")
    de.prices(
        [car],
        {"AV2": (ComponentKind.BASE, "57,120.00"), "DELIVERY": (ComponentKind.DELIVERY, "1,190.00")},
        basis=PriceBasis.GROSS,
    )
    anna = de.person()
    deal = de.open(anna, configuration=car.id, extras=("DELIVERY",))
    de.order(deal, anna, "58,310.00", funding=FundingKind.LOAN, lender="AUTOBANK")
    de.accept(deal)
    approve(de, deal, "58,310.00", valid_until="2027-04-30")
    arrived(de, deal)
    de.invoice(deal, handover="2027-03-18")
    de.papers(deal)
    de.appoint(deal, anna, "2027-03-18")
    de.on("2027-03-15")
    de.register(deal)
    de.on("2027-03-18", 11)
    de.hand_over(deal)
    de.on("2027-04-01")
    de.pay(deal, "58,310.00")

    assert de.view(deal).closed
    assert de.view(deal).party(Role.BUYER) == anna[1]
    assert de.postings(deal)[:2] == [
        entry("DEBTOR 58,310.00", "UNEARNED 49,000.00; VAT_PENDING 9,310.00"),
        entry("UNEARNED 49,000.00; VAT_PENDING 9,310.00", "REVENUE 49,000.00; VAT_DUE(2027-03) 9,310.00"),
    ]
