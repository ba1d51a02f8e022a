"""A lease: the lessor is asked with the order and steps in by one click of sales, before there is an invoice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from murmelbahn.accounts.operations import create_user
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import DECLARATIONS, TouchpointKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.queries import GateAhead
from murmelbahn.deal.terms import (
    LESSORS,
    AgreementMissing,
    Gate,
    GateClosed,
    Hold,
    LessorUnknown,
    Mender,
    NoLease,
    Role,
    TaskCode,
    Track,
    Value,
)
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.showroom.queries import ahead
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, ComponentKind, FundingKind
from tests.journeys.town import Town, euro
from tests.operations.showroom.test_invoicing import Case, opened, people
from tests.operations.showroom.test_journey import fields
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

LENDER = "RHONELEASE"
SIGNED = {"consent": "Mappe 4", "channel": "outlet", "agreed_on": "2026-11-25"}


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    """A stock car that a company leases; accepted, its lessor asked and not yet stepped in."""
    with opened(worlds, "DE") as town:
        yield leased(town)


def leased(town: Town, *, known: bool = True, funding: FundingKind = FundingKind.LEASE) -> Case:
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11")
    prices = {"AV2": (ComponentKind.BASE, "37,490.00")}
    town.prices([car], prices, basis=PriceBasis.GROSS, kind=CustomerKind.COMPANY)
    lessee, lessor = town.company("Lessee"), town.company("Rhône Leasing")
    if known:
        values.register_lender(town.sales, market="DE", seller=town.seller, code=LENDER, party=lessor[1])
    deal = town.open(lessee, kind="company", vin=town.stock(car))
    town.order(deal, lessee, "37,490.00", funding=funding, lender=LENDER if funding is FundingKind.LEASE else "")
    town.on("2026-11-25")
    town.accept(deal)
    return Case(town, deal, people(town, lessee[1]))


def approve(case: Case) -> UUID:
    (asked,) = value.commitments(SYSTEM, deal=case.deal)
    values.record_commitment(
        SYSTEM,
        commitment=asked.id,
        approved=True,
        amount=asked.asked,
        recipient=asked.recipient,
        car=asked.car,
        valid_until=case.town.day("2027-04-30"),
    )
    case.town.settle_down()
    return asked.id


def press(case: Case, who: ActorKind, action: str, **more: str | list[str]) -> int:
    client, page = visitor(case.users[who]), f"/desk/deals/{case.deal}/car"
    answer = client.post(f"{page}/{action}", fields(client.get(page), f"{page}/{action}") | SIGNED | more)
    case.town.settle_down()
    return int(answer.status_code)


def test_no_invoice_goes_out_before_the_lessor_is_the_buyer(case: Case) -> None:
    held = {hold.code for one in deal_queries.gates_ahead(SYSTEM, deal=case.deal) for hold in one.holds}
    assert "lessor_not_stepped_in" in held
    approve(case)
    with pytest.raises(GateClosed) as closed:
        case.town.invoice(case.deal, handover="2026-12-10")
    assert "lessor_not_stepped_in" in {hold.code for hold in closed.value.holds}


def test_sales_lets_the_lessor_step_in_by_one_click(case: Case) -> None:
    lessee, lessor = (
        case.town.view(case.deal).party(Role.BUYER),
        value.lender_party(SYSTEM, seller=case.town.seller, lender=LENDER),
    )
    assert lessor is not None
    (asked,) = value.commitments(SYSTEM, deal=case.deal)
    assert (asked.state, asked.recipient.party) == (CommitmentState.REQUESTED, lessor), (
        "asked with the order, for itself"
    )
    approve(case)
    assert "Die Leasinggesellschaft ist noch nicht in den Vertrag eingetreten" in body(case.page(ActorKind.NSC_SALES))
    assert f"/desk/deals/{case.deal}/car" in case.page(ActorKind.NSC_SALES).content.decode()
    assert press(case, ActorKind.NSC_SALES, "lessor") == 303

    view = case.town.view(case.deal)
    assert {view.party(role) for role in LESSORS} == {lessor}
    assert view.party(Role.KEEPER) == lessee
    assert (view.agreement, view.value) == (2, Value.FUNDING_SET)
    (stands,) = value.commitments(SYSTEM, deal=case.deal)
    assert stands.state is CommitmentState.APPROVED, "its own word is not void by its own step"
    (letter,) = Document.objects.filter(deal=case.deal, kind=DocumentKind.CHANGE_CONFIRMATION.value)
    assert (
        "Rhône Leasing GmbH tritt ein als: Käufer, Rechnungsempfänger, Zahler, Eigentümer."
        in bytes(letter.content).decode()
    )
    assert "Rhône Leasing" in body(case.page(ActorKind.ADVISER)), "a name, no dash"
    invoice = case.town.invoice(case.deal, handover="2026-12-10")
    recipient = value.invoice(SYSTEM, invoice=invoice).content.recipient
    assert recipient is not None
    assert recipient.party == lessor
    with pytest.raises(NoLease):
        deals.step_in_lessor(case.town.sales, deal=case.deal, consent="Mappe 4")


def test_the_outlet_prepares_it_and_does_not_decide_it(case: Case) -> None:
    desk = visitor(case.users[ActorKind.ADVISER])
    page = body(desk.get(f"/desk/deals/{case.deal}/car"))
    assert "Der Vertrieb nimmt die Leasinggesellschaft in den Vertrag auf." in page
    assert "Leasingvertrag an den Vertrieb geben" in body(desk.get("/desk/?whose=all"))
    tasks = {one.code for one in deal_queries.tasks(case.town.desk) if one.deal.id == case.deal}
    assert TaskCode.PREPARE_LESSOR in tasks
    with pytest.raises(NotAllowed):
        deals.step_in_lessor(case.town.desk, deal=case.deal, consent="Mappe 4")
    with pytest.raises(AgreementMissing):
        deals.step_in_lessor(case.town.sales, deal=case.deal, consent=" ")
    deals.step_in_lessor(case.town.sales, deal=case.deal, consent="Mappe 4")
    tasks = {one.code for one in deal_queries.tasks(case.town.desk) if one.deal.id == case.deal}
    assert TaskCode.PREPARE_LESSOR not in tasks


def test_a_lessor_that_nobody_has_named_takes_its_roles_at_once(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        case = leased(town, known=False)
        assert value.commitments(SYSTEM, deal=case.deal) == ()
        with pytest.raises(LessorUnknown):
            deals.step_in_lessor(town.sales, deal=case.deal, consent="Mappe 4")
        client, page = visitor(case.users[ActorKind.NSC_SALES]), f"/desk/deals/{case.deal}/car"
        action = f"{page}/party"
        typed = fields(client.get(f"{page}?name=Leasing"), action) | SIGNED
        assert client.post(action, typed | {"role": "collector"}).status_code == 422
        assert client.post(action, {key: one for key, one in typed.items() if key != "role"}).status_code == 422
        assert client.post(action, typed | {"role": [role.value for role in LESSORS]}).status_code == 303
        view = town.view(case.deal)
        assert (view.agreement, len({view.party(role) for role in LESSORS})) == (2, 1)
        assert not view.waits_for_lessor


def test_a_word_for_the_former_buyer_is_void_and_the_page_says_why(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        case = leased(town, known=False)
        deals.request_finance(SYSTEM, deal=case.deal, amount=euro("37,490.00"))
        approve(case)
        other = town.company("Andere")
        deals.change_party(town.sales, deal=case.deal, roles={Role.INVOICE_RECIPIENT: other[1]}, consent="Mappe 5")
        town.settle_down()
        assert "bevor die Beteiligten des Vertrags wechselten" in body(case.page(ActorKind.ADVISER))


def test_whoever_pays_cash_waits_for_no_lessor(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        case = leased(town, funding=FundingKind.CASH)
        with pytest.raises(NoLease):
            deals.step_in_lessor(town.sales, deal=case.deal, consent="Mappe 4")
        with pytest.raises(NotAllowed):
            values.register_lender(town.desk, market="DE", seller=town.seller, code=LENDER, party=case.deal)


def test_what_is_between_us_is_no_step_that_a_customer_could_take() -> None:
    """After the handover the lessor owes the whole price: nothing "can be closed"."""
    hold = Hold(Gate.SETTLE, "accounts_open", Track.VALUE, Mender.LENDER, {"accounts": "debtor"})
    lessee = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({new_id()}))
    (card,) = ahead.gate_cards(lessee, ahead=(GateAhead(Gate.SETTLE, (hold,)),))
    assert (card.holds, card.ours) == ((), True)
    (free,) = ahead.gate_cards(lessee, ahead=(GateAhead(Gate.SETTLE, ()),))
    assert not free.ours


@pytest.mark.parametrize(("waits_for", "who"), [("lease", "showroom.cares.lessor"), ("loan", "showroom.cares.lender")])
def test_who_has_not_committed_yet_is_named_and_no_amount_of_nothing(waits_for: str, who: str) -> None:
    detail = {"approved": "0.00", "version": 1, "total": "10.00", "waits_for": waits_for}
    hold = Hold(Gate.BUILD_RELEASE, "approval_differs", Track.VALUE, Mender.LENDER, detail)
    reader = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, parties=frozenset({new_id()}))
    (line,) = ahead.hold_lines(reader, holds=(hold,))
    assert (line.sentence.code, line.who.code) == (f"showroom.hold.{waits_for}.approval_differs", who)


def test_a_lessor_agrees_after_there_was_a_contract(case: Case) -> None:
    """Accepted on the 25th: a word of the day before was to another contract; one of the day itself came after it."""
    approve(case)
    client, page = visitor(case.users[ActorKind.NSC_SALES]), f"/desk/deals/{case.deal}/car"
    form = fields(client.get(page), f"{page}/lessor") | SIGNED | {"agreed_on": "2026-11-24"}
    answer = client.post(f"{page}/lessor", form)
    assert answer.status_code == 422
    assert "Der Vertrag besteht seit dem 25. Nov. 2026" in body(answer)
    assert 'value="2026-11-24"' in answer.content.decode()
    case.town.on("2026-11-27")
    assert press(case, ActorKind.NSC_SALES, "lessor") == 303
    told = customer.touchpoints(SYSTEM, deal=case.deal)
    (agreed,) = {one.at for one in told if one.kind is TouchpointKind.AMENDMENT}
    assert agreed.astimezone(ZoneInfo("Europe/Berlin")).date() == case.town.view(case.deal).contract_date
    assert agreed > max(one.at for one in told if one.kind in DECLARATIONS)


def test_a_lessor_sees_the_day_of_the_handover_and_does_not_arrange_it(case: Case) -> None:
    """Lessee and outlet agree on it; once it went by without a handover, the lessor is not told that it stands."""
    approve(case)
    assert press(case, ActorKind.NSC_SALES, "lessor") == 303
    town, deal = case.town, case.deal
    view = town.view(deal)
    keeper, lessor = view.party(Role.KEEPER), view.party(Role.BUYER)
    readers = [case.users[ActorKind.CUSTOMER], create_user(SYSTEM, email="lessor@example.org", parties=[lessor])]
    town.arrives(deal)
    town.invoice(deal, handover="2026-12-10")
    town.papers(deal)
    town.appoint(deal, (SYSTEM, keeper), "2026-12-10")
    lessees, lessors = (visitor(one).get(f"/deals/{deal}/").content.decode() for one in readers)
    for told in (lessees, lessors):
        assert "Ihr Übergabetermin steht." in told
        assert 'data-fact="date.at" data-value="2026-12-10' in told
    assert f"/deals/{deal}/appointment" in lessees
    assert f"/deals/{deal}/appointment" not in lessors
    town.on("2026-12-11")
    lessees, lessors = (visitor(one).get(f"/deals/{deal}/").content.decode() for one in readers)
    assert "Bitte wählen Sie einen anderen Tag." in lessees
    assert "Bitte wählen Sie einen anderen Tag." not in lessors
    for told in (lessees, lessors):
        assert "Ihr Übergabetermin ist verstrichen." in told
    assert f"/deals/{deal}/appointment" not in lessors
    assert "Ein neuer Termin wird gesucht." in lessors
