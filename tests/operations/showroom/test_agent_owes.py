"""An agent whose commission was taken back after it was paid: what it owes, on the office's page and on its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from murmelbahn.accounts.operations import create_user
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.value import queries as value
from tests.journeys.de import test_agent_month
from tests.journeys.town import euro
from tests.operations.deal.papers import told
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.journeys.town import Town


@pytest.fixture
def town(set_clock: Callable[[datetime], None]) -> Town:
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    return told("DE", test_agent_month.owing)


def test_what_an_agent_owes_stands_on_both_pages_until_it_is_set_off(town: Town) -> None:
    finance = create_user(SYSTEM, email="frieda@example.org", kind=ActorKind.NSC_FINANCE, markets=["DE"])
    adviser = create_user(SYSTEM, email="ada@example.org", kind=ActorKind.ADVISER, agents=[town.agent])
    office, own = visitor(finance), visitor(adviser)
    there = f"/office/agents/{town.agent}/"
    said = body(office.get(there))
    assert "Noch zu zahlen mit Umsatzsteuer und ausgelegten Gebühren 0,00 €" in said
    assert "wird mit den nächsten Zahlungen verrechnet 2.519,40 €" in said
    assert "0,00 € noch zu zahlen · schuldet uns 2.519,40 €" in body(office.get("/office/agents/"))
    assert "The agent owes us" in body(visitor(finance, "en").get(there))
    assert "Schulden Sie uns, mit Umsatzsteuer 2.519,40 €" in body(own.get("/desk/commission"))
    pressed = office.post(f"{there}month", {"key": str(new_id()), "month": "2027-01"})
    assert pressed.status_code == 303
    said = body(office.get(there))
    assert "Für Januar 2027 abgerechnet: CB2027-0000001, mit Umsatzsteuer zusammen −2.519,40 €." in said
    assert "Beauftragt ist keine Zahlung: Der Agent schuldet uns 2.519,40 €." in said


def test_the_register_keeps_what_we_bill_ourselves_apart_from_sales(town: Town) -> None:
    sales, cost = value.register_sums(town.finance)
    assert (sales.self_billed, cost.self_billed) == (False, True)
    assert (cost.documents, cost.net, cost.vat) == (2, euro("150.00"), euro("28.50"))
    taxes = value.tax_months(town.finance, first="2026-11", last="2027-12")
    assert sum(one.vat.amount for one in taxes) == sales.vat.amount
    assert sum(one.input_vat.amount for one in taxes) == cost.vat.amount
    finance = create_user(SYSTEM, email="frieda@example.org", kind=ActorKind.NSC_FINANCE, markets=["DE"])
    page = body(visitor(finance).get("/office/invoices/register"))
    assert "Was wir berechnen" in page
    assert "Was wir im Namen der Agenten über ihre Provision ausstellen" in page
    assert page.count("Autohaus A") == 2
    rows = visitor(finance).get("/office/invoices/register.csv").content.decode("utf-8-sig").splitlines()
    assert rows[0].split(",")[-1] == "Agent"
    assert [line.split(",")[-1] for line in rows if line.startswith(("CO", "CB"))] == ["Autohaus A"] * 2
    assert {line.split(",")[-1] for line in rows[1:] if line.startswith(("IN", "CN"))} == {""}
