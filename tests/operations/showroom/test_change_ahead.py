"""A change as its customer reads it: what cannot be ordered is not offered, and what cannot be had is said where it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.vehicle import queries as vehicle
from tests.journeys.at.test_s3_change import contracted
from tests.operations.showroom.test_invoicing import Case, opened, people
from tests.operations.showroom.test_pages import body

if TYPE_CHECKING:
    from tests.worlds import Worlds


def test_an_estimate_has_no_button_that_orders_it(worlds: Worlds) -> None:
    """Another engine is a new contract under a rule of next year that nobody has confirmed."""
    with opened(worlds, "AT") as town:
        deal, anna, wheels, engine = contracted(town)
        case = Case(town, deal, people(town, anna[1]))
        binding = case.page(ActorKind.CUSTOMER, f"change?configuration={wheels.id}")
        assert "button--legal" in binding.content.decode()
        estimate = case.page(ActorKind.CUSTOMER, f"change?configuration={engine.id}")
        assert "button--legal" not in estimate.content.decode()
        assert "erst, wenn der Verkäufer die Steuerregel bestätigt hat" in body(estimate)
        assert "Das bestätigt die Finanzabteilung." in body(
            case.page(ActorKind.ADVISER, f"change?configuration={engine.id}")
        )
        for rule in deal_queries.preview_change(SYSTEM, deal=deal, configuration=engine.id).unconfirmed:
            assert rule in body(case.page(ActorKind.NSC_FINANCE, f"change?configuration={engine.id}"))
            vouched = case.press(ActorKind.NSC_FINANCE, f"change?configuration={engine.id}", "tax-rule")
            assert vouched.url == f"/deals/{deal}/change?configuration={engine.id}"
        assert "Regel bestätigen" not in body(case.page(ActorKind.NSC_FINANCE, f"change?configuration={engine.id}"))
        confirmed = case.page(ActorKind.CUSTOMER, f"change?configuration={engine.id}")
        assert "button--legal" in confirmed.content.decode()


def test_a_code_of_a_car_that_cannot_be_had_instead_is_answered_on_the_page(worlds: Worlds) -> None:
    with opened(worlds, "AT") as town:
        deal, anna, *_ = contracted(town)
        case = Case(town, deal, people(town, anna[1]))
        town.release("tarn")
        other = town.configure("TN3", "DI20", "AT8", order="2027-01-08", build="2027-04-10")
        code = vehicle.share_code(SYSTEM, configuration=other.id)
        answer = case.page(ActorKind.CUSTOMER, f"change?code={code}")
        assert answer.status_code == 200
        page = answer.content.decode()
        assert 'role="alert"' in page, "nobody has priced that car"
        assert 'name="code"' in page, "another code can be typed"
