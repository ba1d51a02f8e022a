"""The price beside an option: what the total gains by it, and a word on the taxes in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from murmelbahn.kernel.actor import VISITOR
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.showroom.queries import configurator_sheet
from murmelbahn.showroom.terms import ConfiguratorSheet
from murmelbahn.ui.rules.formats import signed
from tests.operations.showroom.shop import Shop, open_shop
from tests.operations.showroom.test_pages import body

if TYPE_CHECKING:
    from tests.worlds import Worlds


@pytest.fixture(scope="module")
def shop(worlds: Worlds) -> Iterator[Shop]:
    from murmelbahn.kernel import world

    def set_clock(at: datetime) -> None:
        with world.connection().cursor() as cursor:
            cursor.execute("UPDATE kernel_clock SET kind = 'set', at = %s WHERE id = 1", [at])

    with worlds.fresh():
        yield open_shop(set_clock, cars=1)


def state(
    market: str, model: str, own: tuple[str, ...], kind: CustomerKind = CustomerKind.PRIVATE
) -> ConfiguratorSheet:
    """The configurator after these choices."""
    return configurator_sheet(VISITOR, market=market, kind=kind, model=model, own=own, wish="", plates=False)


@pytest.mark.parametrize(("market", "model"), [("AT", "AV2"), ("AT", "SG4"), ("AT", "NR6"), ("DE", "AV2")])
def test_the_price_of_an_option_is_what_the_total_gains_by_it(shop: Shop, market: str, model: str) -> None:
    """In Austria it moves VAT, NoVA on its price and, by its grams, the NoVA of the whole car."""
    bare = state(market, model, ())
    has = set(bare.shown.split("."))
    looked = along = 0
    for family in bare.families:
        paid = [item.price for item in family.chosen if family.single and item.price]
        for item in family.items:
            if item.state != "free" or item.fitted or item.price is None:
                continue
            chosen = state(market, model, (item.code,))
            gained = chosen.price.total - bare.price.total
            if set(chosen.shown.split(".")) - has != {item.code}:
                assert item.whole in (gained, None), (
                    item.code
                )  # it brings along what has a price of its own, or contains it
                along += item.whole is not None
                continue
            looked += 1
            assert gained == (item.price - paid[0] if paid else item.price), item.code
    assert looked > 15
    assert along > 3


def test_what_an_option_brings_along_is_said_with_the_whole_difference(shop: Shop) -> None:
    """Bigger wheels ask for a trim and a navigation: their own price is not what the total changes by."""
    bare = state("DE", "AV2", ())
    (wheels,) = (item for family in bare.families for item in family.items if item.code == "W20")
    assert wheels.whole is not None
    assert wheels.price is not None
    assert wheels.whole == state("DE", "AV2", ("W20",)).price.total - bare.price.total != wheels.price
    page = body(shop.visitor(language="de").get("/models/AV2/configure")).replace("\xa0", " ")
    said = signed(wheels.whole, "de").replace("\xa0", " ")
    assert f"Gesamtpreis mit allem, was dadurch dazukommt oder wegfällt: {said}" in page
    alone = next(item for family in bare.families for item in family.items if item.code == "P11")
    assert alone.whole is None


def test_grams_of_an_option_are_in_its_price(shop: Shop) -> None:
    """20-inch wheels cost 4 g/km: their NoVA is more than the rate upon their price."""
    prices = {item.code: item.price for family in state("AT", "AV2", ()).families for item in family.items}
    german = {item.code: item.price for family in state("DE", "AV2", ()).families for item in family.items}
    assert prices["P02"] is not None
    assert prices["W20"] is not None
    assert german["W20"] is not None
    company = state("AT", "AV2", (), CustomerKind.COMPANY)
    net = next(item.price for family in company.families for item in family.items if item.code == "W20")
    assert net is not None
    vat_and_rate = net.amount * 127 / 100  # VAT of 20 %, NoVA of 7 % at 128 g/km
    assert prices["W20"].amount > vat_and_rate + 100


def test_paints_change_for_what_their_prices_differ_by(shop: Shop) -> None:
    one, other = (state("AT", "AV2", (code,)) for code in ("P02", "P11"))
    prices = {item.code: item.price for family in one.families for item in family.items}
    grey, blue = prices["P02"], prices["P11"]
    assert grey is not None
    assert blue is not None
    assert other.price.total - one.price.total == blue - grey


@pytest.mark.parametrize(
    ("market", "query", "sentence"),
    [
        (
            "AT",
            "",
            "Preise der Ausstattung mit Mehrwertsteuer und NoVA: Um so viel ändert sich mit ihr der Gesamtpreis.",
        ),
        ("AT", "?for=company", "ohne Mehrwertsteuer und ohne NoVA, die vom ganzen Auto abhängt"),
        ("DE", "", "Preise der Ausstattung mit Mehrwertsteuer."),
        ("DE", "?for=company", "Preise der Ausstattung ohne Mehrwertsteuer; der Gesamtpreis enthält sie."),
    ],
)
def test_what_the_prices_contain_is_said_beside_the_total(shop: Shop, market: str, query: str, sentence: str) -> None:
    assert sentence in body(shop.visitor(market=market, language="de").get(f"/models/AV2/configure{query}"))
