"""Finance at work on a deal's own pages: confirm a tax rule, determine the price anew, issue the invoice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from murmelbahn.accounts.operations import create_user
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Value
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value import queries as value
from murmelbahn.value.terms import ComponentKind, InvoiceKind
from tests.journeys.town import Town, engine, euro
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

STAFF = (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES, ActorKind.ADVISER)
BEGIN = datetime.fromisoformat("2026-11-24T08:00:00+00:00")


@dataclass
class Case:
    """One deal of Anna's, with users for everybody."""

    town: Town
    deal: UUID
    users: dict[ActorKind, UUID]

    def page(self, kind: ActorKind, part: str = "", language: str = "de") -> Any:
        return visitor(self.users[kind], language).get(f"/deals/{self.deal}/{part}")

    def press(self, kind: ActorKind, part: str, button: str = "", **values: Any) -> Any:
        """A button of the page `part`; its form goes to `button`."""
        client = visitor(self.users[kind])
        page = client.get(f"/deals/{self.deal}/{part}")
        answer = press(client, page, f"/deals/{self.deal}/{button or part}", **values)
        self.town.settle_down()
        return answer


@contextmanager
def opened(worlds: Worlds, market: str) -> Iterator[Town]:
    """A world of its own on 24 November 2026."""
    from murmelbahn.kernel import world

    with worlds.fresh():
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [BEGIN])
        yield Town(market, engine()).build()


def people(town: Town, party: UUID) -> dict[ActorKind, UUID]:
    users = {
        kind: create_user(SYSTEM, email=f"{kind}@example.org", name=kind.value, kind=kind, markets=[town.market])
        for kind in (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES)
    }
    users[ActorKind.ADVISER] = create_user(
        SYSTEM, email="b@example.org", name="Bruno", kind=ActorKind.ADVISER, agents=[town.agent], outlets=[town.outlet]
    )
    users[ActorKind.CUSTOMER] = create_user(SYSTEM, email="anna@example.org", name="Anna", parties=[party])
    return users


def arrived(town: Town) -> Case:
    """Agreed for cash, built, prepared at the outlet, not invoiced."""
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11")
    town.prices([car], {"AV2": (ComponentKind.BASE, "37,490.00")}, basis=PriceBasis.GROSS)
    anna = town.person()
    deal = town.open(anna, configuration=car.id)
    town.order(deal, anna, "37,490.00")
    town.on("2026-11-25")
    town.accept(deal)
    town.plant_schedules(deal, week="2027-01-18", promised="2027-02-05")
    town.on("2027-01-20")
    town.plant_builds(deal)
    town.on("2027-02-03")
    town.arrives(deal)
    return Case(town, deal, people(town, anna[1]))


def taxed_anew(town: Town) -> Case:
    """Offered in November, accepted in December, handed over in 2027: other taxes, by a rule that nobody confirmed."""
    town.on("2026-11-27")
    town.release("tarn")
    car = town.configure("TN3", "DI20", "AT8", order="2026-11-27")
    town.prices([car], {"TN3": (ComponentKind.BASE, "40,000.00")}, basis=PriceBasis.NET)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, planned_handover=town.day("2027-03-26"))
    town.order(deal, anna, "51,650.00", channel=Channel.OUTLET)
    town.on("2026-12-07")
    town.accept(deal)
    town.plant_schedules(deal, week="2027-02-15", promised="2027-03-12")
    town.on("2027-02-22")
    town.plant_builds(deal)
    town.on("2027-03-15")
    town.arrives(deal)
    town.on("2027-03-18")
    return Case(town, deal, people(town, anna[1]))


def estimated(town: Town) -> Case:
    """A wish of December: the offer waits for a tax rule of the new year."""
    town.on("2026-12-03")
    town.release("tarn")
    car = town.configure("TN3", "DI20", "AT8", order="2026-12-03")
    town.prices([car], {"TN3": (ComponentKind.BASE, "40,000.00")}, basis=PriceBasis.NET)
    anna = town.person()
    deal = town.open(anna, configuration=car.id, planned_handover=town.day("2027-03-26"))
    town.settle_down()
    return Case(town, deal, people(town, anna[1]))


@pytest.fixture
def case(worlds: Worlds, request: pytest.FixtureRequest) -> Iterator[Case]:
    market, play = request.param
    with opened(worlds, market) as town:
        yield play(town)


def of(market: str, play: Callable[[Town], Case]) -> Any:
    return pytest.mark.parametrize("case", [(market, play)], ids=[play.__name__], indirect=True)


@of("DE", arrived)
def test_finance_issues_an_invoice(case: Case) -> None:
    finance = ActorKind.NSC_FINANCE
    shown = case.page(finance)
    assert f"/deals/{case.deal}/invoice" in shown.content.decode()
    assert "Zur Rechnung" in body(shown)
    assert f"/deals/{case.deal}/invoice" in case.page(ActorKind.NSC_SALES, "money/").content.decode()
    for kind in (ActorKind.ADVISER, ActorKind.CUSTOMER):
        assert case.page(kind, "invoice").status_code == 404
        assert "/invoice" not in case.page(kind).content.decode()
        assert "/invoice" not in case.page(kind, "money/").content.decode()
    listed = visitor(case.users[finance]).get("/office/invoices/")
    assert "Zu stellende Rechnungen: 1." in body(listed)
    assert f"/deals/{case.deal}/invoice" in listed.content.decode()
    page = case.page(finance, "invoice")
    told = body(page)
    assert "37.490,00 €" in told
    assert "5.985,80 €" in told
    assert "17. Februar 2027" in told
    client = visitor(case.users[finance])
    action = f"/deals/{case.deal}/invoice"
    assert client.get(action, {"planned": "soon"}).status_code == 422
    other = client.get(action, {"planned": "2027-02-15"})
    assert "15. Februar 2027" in body(other)
    stale = press(client, other, action, version="1")
    assert stale.status_code == 409
    assert 'role="alert"' in stale.content.decode()
    for due, said in (("soon", "Zu zahlen bis"), ("2027-02-01", "1. Feb. 2027"), ("2027-12-31", "spätestens")):
        wrong = press(client, other, action, due_on=due)
        assert (wrong.status_code, said in body(wrong)) == (422, True), due
        assert f'value="{due}"' in wrong.content.decode()
        assert "15. Februar 2027" in body(wrong)
    (form,) = re.findall(rf'<form class="form" action="{action}">(.*?)</form>', other.content.decode())
    assert 'value="2027-02-15"' in form
    key = {"key": str(new_id()), "due_on": "2027-02-12"}
    assert press(client, other, action, **key).headers["Location"] == f"/deals/{case.deal}/money/"
    assert press(client, other, action, **key).status_code == 303
    case.town.settle_down()
    (invoice,) = value.invoices_of(SYSTEM, deal=case.deal)
    assert (invoice.content.kind, invoice.content.amounts.gross) == (InvoiceKind.FINAL, euro("37,490.00"))
    assert invoice.content.due_on == date(2027, 2, 12)
    view = case.town.view(case.deal)
    assert (view.value, view.planned_handover) == (Value.INVOICED, date(2027, 2, 15))
    assert "Keine Rechnung wartet" in body(visitor(case.users[finance]).get("/office/invoices/"))
    again = press(client, other, action)
    assert again.status_code == 409
    assert "Es gibt eine gültige Rechnung" in body(case.page(finance, "invoice"))


@of("AT", taxed_anew)
def test_finance_confirms_a_rule_and_determines_the_price_anew(case: Case) -> None:
    finance = ActorKind.NSC_FINANCE
    (rule,) = [one.rule for one in deal_queries.tax_rules_open(SYSTEM, deal=case.deal)]
    customer, adviser = body(case.page(ActorKind.CUSTOMER)), body(case.page(ActorKind.ADVISER))
    assert rule not in customer
    assert "bis unsere Buchhaltung den neuen Steuersatz bestätigt hat" in customer
    assert "Zu lösen durch: Finanzen der Landesgesellschaft" in adviser
    told = body(case.page(finance, "invoice"))
    for figure in (rule, "51.650,00 €", "52.050,00 €", "+400,00 €", "den Unterschied tragen wir"):
        assert figure in told, figure
    assert "Zuerst ist die Steuerregel zu bestätigen." in told
    assert f"/deals/{case.deal}/invoice/redetermine" not in case.page(finance, "invoice").content.decode()
    assert "Regel bestätigen" not in body(case.page(ActorKind.NSC_SALES, "invoice"))
    wrong = visitor(case.users[finance]).post(f"/deals/{case.deal}/tax-rule", {"key": str(new_id()), "rule": "X"})
    assert wrong.status_code == 422
    seen = {"key": str(new_id()), "rule": rule, "version": str(case.town.view(case.deal).version)}
    assert visitor(case.users[ActorKind.NSC_SALES]).post(f"/deals/{case.deal}/tax-rule", seen).status_code == 403
    assert case.press(finance, "invoice", "tax-rule").status_code == 303
    assert rule not in body(case.page(finance, "invoice"))
    assert case.press(finance, "invoice", "invoice/redetermine").status_code == 303
    totals = value.agreement(SYSTEM, deal=case.deal).totals
    assert (totals.net, totals.gross) == (euro("39,694.66"), euro("51,650.00"))
    assert case.press(finance, "invoice").status_code == 303
    assert case.town.view(case.deal).value is Value.INVOICED


@of("AT", estimated)
def test_an_offer_waits_for_finance_and_for_no_adviser(case: Case) -> None:
    (rule,) = [one.rule for one in deal_queries.tax_rules_open(SYSTEM, deal=case.deal)]
    for part in ("", "offer"):
        told = body(case.page(ActorKind.CUSTOMER, part))
        assert rule not in told
        assert "Der Preis ist noch eine Schätzung" in told, part
        assert "Darum kümmert sich unsere Buchhaltung." in told
    assert "Sie sind dran" not in body(case.page(ActorKind.ADVISER))
    assert "Zur Rechnung" in body(case.page(ActorKind.NSC_FINANCE))
    assert case.press(ActorKind.NSC_FINANCE, "invoice", "tax-rule").status_code == 303
    assert deal_queries.offer_ahead(SYSTEM, deal=case.deal).holds == ()
    assert "Schätzung" not in body(case.page(ActorKind.CUSTOMER))


def test_a_day_that_cannot_be_planned_is_refused_on_the_page(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        case = arrived(town)
        for planned, said in (("2020-01-01", "liegt in der Vergangenheit"), ("2035-01-01", "")):
            page = visitor(case.users[ActorKind.NSC_FINANCE]).get(f"/deals/{case.deal}/invoice", {"planned": planned})
            assert f"/deals/{case.deal}/invoice" in page.content.decode()
            assert said in body(page)
        answer = case.press(ActorKind.NSC_FINANCE, "invoice", planned="2020-01-01")
        assert answer.status_code == 422
        assert "liegt in der Vergangenheit" in body(answer)
        assert not [one for one in value.invoices_of(SYSTEM, deal=case.deal) if one.content.kind is InvoiceKind.FINAL]
    with opened(worlds, "AT") as town:
        case = taxed_anew(town)
        page = visitor(case.users[ActorKind.NSC_FINANCE]).get(f"/deals/{case.deal}/invoice", {"planned": "2035-01-01"})
        assert f"/deals/{case.deal}/invoice" in page.content.decode()
