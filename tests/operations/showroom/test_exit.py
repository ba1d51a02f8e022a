"""Leaving a contract, a contract subject to the loan, and a plate of the customer's own, on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import End
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from tests.journeys.de.test_booked_withdrawal import GUEST
from tests.journeys.de.test_leaving import late, ordered
from tests.journeys.de.test_own_registration import TOTAL, sold
from tests.journeys.de.test_s4_withdrawal import handed_over
from tests.journeys.town import Town
from tests.operations.showroom.test_invoicing import Case, opened, people
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

LEAVE = {"act": "leave", "confirmed": "yes"}
CUSTOMER, SALES, ADVISER = ActorKind.CUSTOMER, ActorKind.NSC_SALES, ActorKind.ADVISER


@pytest.fixture
def town(worlds: Worlds) -> Iterator[Town]:
    with opened(worlds, "DE") as found:
        yield found


def test_a_late_car_is_warned_of_and_left(town: Town) -> None:
    deal, anna = late(town)
    case = Case(town, deal, people(town, anna[1]))
    assert f"/deals/{deal}/exit" in case.page(CUSTOMER).content.decode()
    assert "ab dem 19. März 2027 anmahnen" in body(case.page(CUSTOMER, "exit"))
    town.on("2027-03-19")
    assert 'value="notice"' not in case.page(ADVISER, "exit").content.decode()
    form = {"key": str(new_id()), "version": str(town.view(deal).version)}
    assert visitor(case.users[CUSTOMER]).post(f"/deals/{deal}/exit", {**form, "act": "run"}).status_code == 422
    assert visitor(case.users[CUSTOMER]).post(f"/deals/{deal}/exit", {**form, **LEAVE}).status_code == 409
    assert visitor(case.users[CUSTOMER]).post(f"/deals/{deal}/exit", {**form, "act": "notice"}).status_code == 303
    assert "bis zum 2. Apr. 2027" in body(case.page(CUSTOMER, "exit"))
    town.on("2027-04-03")
    shown = body(case.page(CUSTOMER, "exit"))
    for said in ("Sie können zurücktreten", "1.500,00 €", "Der Rücktritt gilt sofort"):
        assert said in shown, said
    assert "nur die Kundin oder der Kunde selbst" in body(case.page(SALES, "exit"))
    for said in (
        "Ihr Auto kam auch nach Ihrer Mahnung nicht",
        "Der Vertrag endet sofort",
        "Die Rückzahlung veranlassen wir sofort",
    ):
        assert said in shown, said
    asked = case.press(CUSTOMER, "exit", act="leave")
    assert (asked.status_code, town.view(deal).end) == (422, None), "nobody leaves by one click"
    assert "Bestätigung" in body(asked)
    assert case.press(CUSTOMER, "exit", **LEAVE).status_code == 303
    assert town.view(deal).end is End.RESCINDED_BY_CUSTOMER
    receipt = body(case.page(CUSTOMER, "exit"))
    assert "Ihr Rücktritt ist eingegangen" in receipt
    assert "3. Apr. 2027" in receipt
    assert "Your rescission has arrived" in body(case.page(CUSTOMER, "exit", "en"))


def test_who_asks_is_answered_by_a_person(town: Town) -> None:
    deal, anna = late(town)
    case = Case(town, deal, people(town, anna[1]))
    assert "250,00 € (Gebühr)" in body(case.page(CUSTOMER, "exit"))
    assert case.press(CUSTOMER, "exit", act="ask", reason="because").status_code == 422
    assert case.press(CUSTOMER, "exit", act="ask", reason="other_car").status_code == 303
    assert "Ihre Bitte ist da" in body(case.page(CUSTOMER))
    office = visitor(case.users[SALES])
    page = office.get("/office/leaving/")
    for said in ("Anna Muster", "ein anderes Auto passt besser", "250,00 €", "1.500,00 €"):
        assert said in body(page), said
    assert visitor(case.users[ADVISER]).get("/office/leaving/").status_code == 404
    assert "Bittet darum" in body(case.page(SALES))
    assert "Üblich in diesem Stand: 250,00 €" in body(office.get(f"/deals/{deal}/end?end=cancelled_by_consent"))
    assert press(office, page, f"/office/leaving/{deal}/decline").status_code == 303
    assert "Niemand wartet" in body(office.get("/office/leaving/"))
    stale = {"key": str(new_id()), "version": str(town.view(deal).version)}
    assert office.post(f"/office/leaving/{deal}/decline", stale).status_code == 409


def test_sales_choose_the_day_of_the_loan_and_prolong_it(town: Town) -> None:
    deal, anna = ordered(town, lender="AUTOBANK")
    case = Case(town, deal, people(town, anna[1]))
    office = visitor(case.users[SALES])
    page = office.get("/office/orders/")
    assert 'value="2026-12-23"' in page.content.decode()
    accept = f"/office/orders/{deal}/accept"
    assert press(office, page, accept, finance_until="soon").status_code == 422
    assert press(office, page, accept, finance_until="2027-12-01").status_code == 422
    assert press(office, page, accept, finance_until="2026-12-10").status_code == 303
    town.settle_down()
    for kind in (CUSTOMER, ADVISER, SALES):
        assert "10. Dez. 2026" in body(case.page(kind)), kind
    assert "finance-day" not in case.page(CUSTOMER).content.decode()
    assert case.press(SALES, "", "finance-day", until="2026-12-12").status_code == 303
    town.on("2026-12-13", 1)
    assert "ohne Kosten verlassen" in body(case.page(CUSTOMER))
    assert "Finanzierung, und sie kam nicht" in body(case.page(CUSTOMER, "exit"))
    assert "did not approve by" in body(case.page(SALES, "", "en"))


def test_the_customer_tells_its_plate(town: Town) -> None:
    deal, anna = sold(town)
    case = Case(town, deal, people(town, anna[1]))
    town.papers(deal)
    town.appoint(deal, anna, "2026-12-11")
    shown = body(case.page(CUSTOMER))
    for said in (
        "Sie lassen Ihr Auto selbst zu",
        "eVB-Nummer",
        "Zulassungsbescheinigung Teil II",
        "Vor der Übergabe erst",
    ):
        assert said in shown, said
    town.on("2026-12-07")
    town.pay(deal, TOTAL)
    assert "Zulassung beantragen" not in body(case.page(ADVISER))
    assert case.press(CUSTOMER, "", "registration/own", plate="HH A 1", on="soon").status_code == 422
    assert case.press(CUSTOMER, "", "registration/own", plate="hh a 1", on="2026-12-07").status_code == 303
    assert "Kennzeichen HH A 1" in body(case.page(ADVISER))
    assert "The customer registers the car itself" in body(case.page(ADVISER, "", "en"))


def test_sales_book_a_withdrawal_on_the_contract_it_was_meant_for(town: Town) -> None:
    deal, anna = handed_over(town, Channel.ONLINE)
    (party,) = anna.parties
    case = Case(town, deal, people(town, party))
    town.on("2026-12-28", 23, 30)
    kept = deals.declare_withdrawal(SYSTEM, **GUEST)
    town.on("2027-01-04")
    sales, book = visitor(case.users[SALES]), f"/office/withdrawals/{kept}/booking"
    page = sales.get("/office/withdrawals/")
    assert "Als Widerruf verbuchen" in body(page)
    for kind in (CUSTOMER, ADVISER):
        assert visitor(case.users[kind]).post(book, {"key": str(new_id())}).status_code == 404
    assert "Als Widerruf" not in body(visitor(case.users[ActorKind.NSC_FINANCE]).get("/office/withdrawals/"))
    assert press(sales, page, book, number="DE-9999-9999").status_code == 404
    answer = press(sales, page, book, number=town.view(deal).number)
    assert (answer.status_code, answer["Location"]) == (303, f"/deals/{deal}/withdraw/receipt")
    town.settle_down()
    receipt = body(sales.get(answer["Location"]))
    assert "28. Dez. 2026, 23:30" in receipt
    assert "Widerruf" in body(case.page(CUSTOMER))
    assert GUEST["email"] not in body(sales.get("/office/withdrawals/"))
