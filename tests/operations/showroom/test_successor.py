"""The seller proposes another car on a page: where the plant cannot build, what it changes, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.operations import release_build
from murmelbahn.deal.terms import End, GateClosed, Mender
from murmelbahn.deal.terms.changes import ChangeState
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.showroom.terms import waiting
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from tests.operations.showroom.test_invoicing import Case, arrived, opened, people
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

SALES, FINANCE = ActorKind.NSC_SALES, ActorKind.NSC_FINANCE


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    """Agreed at 34,310.00, sent to the plant."""
    with opened(worlds, "DE") as town:
        town.release("arve")
        car = town.configure("AV2", "MH16")
        other = town.configure("AV2", "MH13")
        prices = {
            "AV2": (ComponentKind.BASE, "33,120.00"),
            "MH16": (ComponentKind.OPTION, "1,190.00"),
        }
        town.prices([car, other], prices, basis=PriceBasis.GROSS)
        anna = town.person()
        deal = town.open(anna, configuration=car.id)
        town.order(deal, anna, "34,310.00")
        town.accept(deal)
        yield Case(town, deal, people(town, anna[1]))


def code(case: Case, *choices: str) -> str:
    return vehicle.share_code(SYSTEM, configuration=case.town.configure("AV2", *choices).id)


def looked(case: Case, **entries: str) -> Any:
    return visitor(case.users[SALES]).get(f"/deals/{case.deal}/successor", entries)


def fail(case: Case) -> None:
    build = case.town.view(case.deal).build
    assert build is not None
    vehicles.fail_build(SYSTEM, build=build, reason="drive variant dropped")
    case.town.settle_down()


def test_who_comes_in_and_from_where(case: Case) -> None:
    for kind in (ActorKind.ADVISER, ActorKind.CUSTOMER):
        assert case.page(kind, "successor").status_code == 404
        assert "/successor" not in case.page(kind).content.decode()
    for kind in (SALES, FINANCE):
        assert f"/deals/{case.deal}/successor" in case.page(kind).content.decode()
    fail(case)
    told = case.page(SALES).content.decode()
    assert "Das Werk kann dieses Auto nicht bauen" in told
    assert told.count(f"/deals/{case.deal}/successor") >= 2
    assert "Das Werk kann dieses Auto nicht bauen" in body(case.page(SALES, "successor"))
    assert "The plant cannot build this car" in body(case.page(SALES, "successor", "en"))
    wait = waiting(case.town.view(case.deal), today=case.town.today())
    assert wait is not None
    assert (wait.code, wait.who) == ("successor", Mender.NSC_SALES)
    with pytest.raises(GateClosed):
        release_build(case.town.sales, deal=case.deal)


def test_the_difference_is_seen_and_then_proposed(case: Case) -> None:
    fail(case)
    page = looked(case, code=code(case, "MH13"), answer_by="2026-12-08")
    told = body(page)
    for figure in ("34.310,00 €", "33.120,00 €", "\u22121.190,00 €", "8. Dez. 2026"):
        assert figure in told, figure
    action = f"/deals/{case.deal}/successor"
    client = visitor(case.users[SALES])
    assert press(client, page, action, version="1").status_code == 409
    assert press(client, page, action, total="33119.00").status_code == 409
    assert deal_queries.changes_of(SYSTEM, deal=case.deal) == ()
    assert press(client, page, action).status_code == 303
    case.town.settle_down()
    (change,) = deal_queries.changes_of(SYSTEM, deal=case.deal)
    assert (change.state, change.answer_by) == (ChangeState.OPEN, case.town.day("2026-12-08"))
    assert "Ein Vorschlag ist schon gemacht" in body(case.page(SALES, "successor"))
    assert "Ein Vorschlag des Herstellers" in body(case.page(ActorKind.CUSTOMER))
    case.town.on("2026-12-10")
    assert "Welches Auto?" in body(case.page(SALES, "successor"))


def test_what_cannot_be_read_comes_back_with_a_sentence(case: Case) -> None:
    known = code(case, "MH13")
    for entries, said in (
        ({"code": "NOSUCH", "answer_by": "2026-12-08"}, "Diesen Code kennen wir nicht"),
        ({"code": known, "answer_by": "soon"}, "Antwort bis"),
        ({"code": known, "answer_by": ""}, "Antwort bis"),
    ):
        answer = looked(case, **entries)
        assert answer.status_code == 422, entries
        assert said in body(answer)
        assert 'role="alert"' in answer.content.decode()
        assert f'value="{entries["code"]}"' in answer.content.decode()
    action, client = f"/deals/{case.deal}/successor", visitor(case.users[SALES])
    page = looked(case, code=known, answer_by="2026-12-08")
    for day in ("2026-11-23", "2027-06-01"):
        answer = press(client, page, action, answer_by=day)
        assert answer.status_code == 422
        assert "vom 24. Nov. 2026 bis zum 22. Feb. 2027" in body(answer)
        assert f'value="{day}"' in answer.content.decode()
    assert press(client, page, action, answer_by="x").status_code == 422
    assert press(client, page, action, configuration="x").status_code == 422
    assert press(client, page, action, total="much").status_code == 422
    assert deal_queries.changes_of(SYSTEM, deal=case.deal) == ()


def test_nothing_else_is_proposed_once_the_car_stands_there(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        found = arrived(town)
        assert "/successor" not in found.page(SALES).content.decode()
        assert "Dafür ist es zu spät" in body(found.page(SALES, "successor"))


def test_the_customer_reads_what_follows_before_it_leaves(case: Case) -> None:
    """Why the contract ends, that it ends at once, what comes back and when; and a confirmation, without a script."""
    fail(case)
    page = looked(case, code=code(case, "MH13"), answer_by="2026-12-08")
    press(visitor(case.users[SALES]), page, f"/deals/{case.deal}/successor")
    case.town.settle_down()
    customer = ActorKind.CUSTOMER
    offered = case.page(customer, "change").content.decode()
    assert f'href="/deals/{case.deal}/change?answer=leave"' in offered
    assert 'value="leave"' not in offered, "nobody leaves by one click"
    assert "Ich habe gelesen" not in body(case.page(SALES, "change?answer=leave"))
    told = body(case.page(customer, "change?answer=leave"))
    for said in (
        "Der Hersteller kann Ihr bestelltes Auto nicht bauen",
        "Der Vertrag endet sofort",
        "Zurück an Sie",
        "Die Rückzahlung veranlassen wir sofort",
        "lässt sich nicht zurücknehmen",
    ):
        assert said in told, said
    asked = case.press(customer, "change?answer=leave", "change/answer")
    assert (asked.status_code, case.town.view(case.deal).end) == (422, None)
    assert "Ich habe gelesen" in body(asked), "asked once more, with what follows"
    assert case.press(customer, "change?answer=leave", "change/answer", confirmed="yes").status_code == 303
    assert case.town.view(case.deal).end is End.ENDED_BY_MANUFACTURER
