"""Offers that ran out, and dates that went by: told as what they are, with the way on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from murmelbahn.deal import operations
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, DealFilter
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from tests.operations.showroom.test_office import press
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from uuid import UUID

    from tests.browser.cast import Cast
    from tests.worlds import Worlds


@pytest.fixture(scope="module")
def cast(worlds: Worlds) -> Iterator[Cast]:
    """As everywhere, but the offer of the customer at that stage ran out."""
    from murmelbahn.kernel import world
    from tests.browser.cast import play

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        made = play(set_clock)
        offered = deals.deal(SYSTEM, deal=made.deals["offered"])
        assert offered.offer is not None
        operations.expire_offer(SYSTEM, deal=offered.id, offer=offered.offer)
        yield made


@pytest.fixture
def deal(cast: Cast) -> UUID:
    return cast.deals["offered"]


def test_the_board_says_that_it_ran_out_and_chooses_by_it(cast: Cast, deal: UUID) -> None:
    assert deals.deal(SYSTEM, deal=deal).run_out
    sales = visitor(cast.users[ActorKind.NSC_SALES])
    page = body(sales.get("/office/deals/?run_out=yes"))
    assert "Angebot abgelaufen 1" in page
    assert deals.deal(SYSTEM, deal=deal).number in page
    assert "Angebot abgelaufen" in body(sales.get("/office/deals/"))
    assert [one.id for one in deals.deals(SYSTEM, chosen=DealFilter(run_out=True))] == [deal]
    assert sales.get("/office/deals/?run_out=maybe").status_code == 200


def test_the_adviser_finds_it_by_its_state(cast: Cast, deal: UUID) -> None:
    adviser = visitor(cast.users[ActorKind.ADVISER])
    page = body(adviser.get("/deals/?state=run_out"))
    assert "Das Angebot ist abgelaufen; zum heutigen Preis lässt es sich neu machen." in page
    assert deals.deal(SYSTEM, deal=deal).number in page
    assert adviser.get("/deals/?state=gone").status_code == 422


def test_dates_that_went_by_are_not_told_as_if_they_were_ahead(cast: Cast, set_late: UUID) -> None:
    page = body(visitor(cast.users[ActorKind.ADVISER]).get(f"/deals/{set_late}/"))
    assert "Ein neuer Termin wird gesucht." in page
    assert "geplanter Tag der Übergabe" not in page.partition("Alle Termine")[0]


@pytest.fixture
def set_late(cast: Cast) -> UUID:
    """The plant had promised the car for 5 February; it is 11 February and the car is not built."""
    return cast.deals["scheduled"]


def test_the_customer_makes_it_new_with_one_click(cast: Cast, deal: UUID) -> None:
    """Stands last: from here on the offer stands again."""
    client = visitor(cast.customers["offered"])
    page = client.get("/deals/")
    assert "Ihr Angebot ist abgelaufen. Sie können es zum heutigen Preis neu machen." in body(page)
    assert "Das Angebot ist abgelaufen." in body(client.get(f"/deals/{deal}/"))
    answer = press(client, page, f"/deals/{deal}/offer/renew")
    assert (answer.status_code, answer["Location"]) == (303, f"/deals/{deal}/offer")
    assert deals.deal(SYSTEM, deal=deal).customer is Customer.OFFERED
    assert "offer/renew" not in client.get("/deals/").content.decode()
