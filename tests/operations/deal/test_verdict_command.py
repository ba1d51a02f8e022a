"""`murmelbahn verdict` says nothing about clean deals and names what was falsified, even a deal that is gone."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from murmelbahn.deal.commands import verdict
from murmelbahn.kernel import world
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from tests.journeys.town import Town, engine


def asked(*numbers: str) -> Result:
    assert verdict.callback is not None
    return CliRunner().invoke(verdict, numbers)


def forge(statement: str) -> None:
    with world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")


@pytest.fixture
def town(world: str) -> Town:
    town = Town("DE", engine()).build()
    town.release("tarn")
    today = town.today().isoformat()
    car = town.configure("TN3", "DI20", order=today, build=today)
    town.prices([car], {"TN3": (ComponentKind.BASE, "20,000.00")}, basis=PriceBasis.GROSS)
    for name in ("Anna", "Ben"):
        town.open(town.person(name), vin=town.stock(car))
    town.settle_down()
    return town


def test_clean_deals_are_counted(town: Town) -> None:
    found = asked()
    assert (found.exit_code, found.output) == (0, "2 deals judged, 0 disagreements\n")


def test_a_falsified_deal_and_a_deal_that_is_gone_are_named(town: Town) -> None:
    first, second = sorted(_numbers())
    forge(f"UPDATE deal_deal SET vehicle = 'arrived' WHERE number = '{first}'")
    forge(f"DELETE FROM deal_deal WHERE number = '{second}'")
    found = asked()
    assert found.exit_code == 1
    assert f"{first}: vehicle state: " in found.output
    assert f"{second}: customer deal: " in found.output
    assert asked(second).exit_code == 1


def test_a_number_that_is_none_is_said(town: Town) -> None:
    found = asked("DE-0000-0000")
    assert found.exit_code == 1
    assert "There is no deal de-0000-0000 here." in found.output


def _numbers() -> list[str]:
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT number FROM deal_deal")
        return [number for (number,) in cursor.fetchall()]
