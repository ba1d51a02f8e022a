"""Ends of a contract on a page: which there are for whom, what follows before the last button, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from murmelbahn.customer import queries as customer
from murmelbahn.deal.terms import End
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind
from tests.journeys.town import euro
from tests.operations.showroom.test_invoicing import Case, arrived, opened
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

SALES, FINANCE = ActorKind.NSC_SALES, ActorKind.NSC_FINANCE


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    with opened(worlds, "DE") as town:
        found = arrived(town)
        town.invoice(found.deal, handover="2027-02-15")
        town.pay(found.deal, "10,000.00")
        yield found


def end(case: Case, who: ActorKind, which: End, **values: str) -> int:
    """The last button of one end."""
    client = visitor(case.users[who])
    page = client.get(f"/deals/{case.deal}/end", {"end": which.value})
    answer = press(client, page, f"/deals/{case.deal}/end", **values)
    case.town.settle_down()
    status: int = answer.status_code
    return status


def test_who_may_end_a_contract_and_how(case: Case) -> None:
    for kind in (ActorKind.ADVISER, ActorKind.CUSTOMER):
        assert case.page(kind, "end").status_code == 404
        assert "/end" not in case.page(kind).content.decode()
    assert f"/deals/{case.deal}/end" in case.page(SALES).content.decode()
    sales, finance = body(case.page(SALES, "end")), body(case.page(FINANCE, "end"))
    assert "Einvernehmlich aufheben" in sales
    assert "Rücktritt der Verkäuferin" not in sales
    assert "Rücktritt der Verkäuferin" in finance
    assert "Nicht bezahlt: Die Zahlung ist noch nicht fällig." in finance
    assert "end=rescinded_by_seller" not in case.page(FINANCE, "end").content.decode()
    assert "nicht gebaut werden" not in finance
    assert "Cancel by mutual consent" in body(case.page(SALES, "end", "en"))
    form = {"key": str(new_id()), "version": "1", "reason": "not_paid"}
    for which in (End.RESCINDED_BY_SELLER, End.LAPSED):
        answer = visitor(case.users[SALES]).post(f"/deals/{case.deal}/end", {**form, "end": which.value})
        assert answer.status_code == 409
    assert visitor(case.users[SALES]).get(f"/deals/{case.deal}/end?end=never").status_code == 422
    assert case.town.view(case.deal).end is None


def test_the_seller_waits_for_reminder_and_grace(case: Case) -> None:
    form = {"key": str(new_id()), "version": str(case.town.view(case.deal).version), "end": "rescinded_by_seller"}
    answer = visitor(case.users[FINANCE]).post(f"/deals/{case.deal}/end", {**form, "reason": "not_paid"})
    assert answer.status_code == 409
    assert "frühestens am" in body(answer)
    answer = visitor(case.users[FINANCE]).post(f"/deals/{case.deal}/end", {**form, "reason": "goodwill"})
    assert answer.status_code == 422
    assert case.town.view(case.deal).end is None


def test_the_seller_rescinds_and_damages_are_kept(case: Case) -> None:
    case.town.on("2027-03-20")
    told = body(visitor(case.users[FINANCE]).get(f"/deals/{case.deal}/end?end=rescinded_by_seller"))
    for figure in ("10.000,00 €", "5.623,50 €", "4.376,50 €", "Der Agent erhält keine Provision."):
        assert figure in told, figure
    assert end(case, FINANCE, End.RESCINDED_BY_SELLER, reason="not_paid", version="1") == 409
    assert end(case, FINANCE, End.RESCINDED_BY_SELLER, reason="because") == 422
    assert end(case, FINANCE, End.RESCINDED_BY_SELLER, reason="not_paid") == 303
    assert case.town.view(case.deal).end is End.RESCINDED_BY_SELLER
    assert value.settled(SYSTEM, deal=case.deal).unallocated == euro("4,376.50")
    assert "kann hier gerade nicht beendet werden" in body(case.page(FINANCE, "end"))
    assert "/end" not in case.page(FINANCE).content.decode()


def test_a_contract_is_cancelled_by_consent_for_a_fee(case: Case) -> None:
    consent = {"reason": "other_car", "consent": "letter 17", "channel": "phone"}
    assert end(case, SALES, End.CANCELLED_BY_CONSENT, **{**consent, "amount": "much"}) == 422
    assert end(case, SALES, End.CANCELLED_BY_CONSENT, **{**consent, "amount": "37.490,01"}) == 422
    assert end(case, SALES, End.CANCELLED_BY_CONSENT, **{**consent, "consent": " "}) == 422
    client = visitor(case.users[SALES])
    page = client.get(f"/deals/{case.deal}/end?end=cancelled_by_consent")
    asked = press(client, page, f"/deals/{case.deal}/end", amount="450,00", **consent)
    assert asked.status_code == 200
    told = body(asked)
    for figure in ("450,00 €", "9.550,00 €"):
        assert figure in told, figure
    assert 'value="letter 17"' in asked.content.decode()
    assert case.town.view(case.deal).end is None
    assert press(client, asked, f"/deals/{case.deal}/end", **consent, amount="450,00").status_code == 303
    case.town.settle_down()
    assert case.town.view(case.deal).end is End.CANCELLED_BY_CONSENT
    kinds = [one.content.kind for one in value.invoices_of(SYSTEM, deal=case.deal)]
    assert InvoiceKind.CREDIT_NOTE in kinds
    assert value.settled(SYSTEM, deal=case.deal).unallocated == euro("9,550.00")
    touches = customer.touchpoints(SYSTEM, deal=case.deal)
    assert ("amendment", "letter 17") in [(one.kind.value, one.evidence) for one in touches]


def test_a_customer_leaves_for_good_cause(case: Case) -> None:
    assert end(case, SALES, End.RESCINDED_BY_CUSTOMER, reason="defect", responsible="on") == 303
    assert case.town.view(case.deal).end is End.RESCINDED_BY_CUSTOMER
    assert value.settled(SYSTEM, deal=case.deal).unallocated == euro("10,000.00")
    statement = value.commission_statement(SYSTEM, deal=case.deal)
    assert statement is not None
    assert statement.lines
