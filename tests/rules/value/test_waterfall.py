"""Campaigns are eligible, stacked and shown; components stand in order and every kind has a treatment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.periods import Period
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import StockClass
from murmelbahn.value.rules import limits
from murmelbahn.value.rules.campaigns import choose, until_ended
from murmelbahn.value.rules.documents import quote_lines, totals_of
from murmelbahn.value.rules.waterfall import TREATMENT, Component, assemble, items, with_campaigns
from murmelbahn.value.terms import (
    Campaign,
    CampaignClassWrong,
    ComponentKind,
    CustomerKind,
    ItemPrice,
    NothingLeft,
    PriceBasis,
    PricedItem,
    Quote,
    QuoteRequest,
    TaxInputs,
)

K = ComponentKind


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def request(*codes: str, **changes: Any) -> QuoteRequest:
    asked: dict[str, Any] = {
        "market": "DE",
        "seller": "S",
        "customer_kind": CustomerKind.PRIVATE,
        "items": tuple(PricedItem(code=code) for code in codes),
        "model": "C3",
        "order_date": date(2026, 11, 24),
        "tax_date": date(2027, 2, 15),
        "inputs": TaxInputs(),
    }
    return QuoteRequest(**(asked | changes))


def campaign(code: str, **changes: Any) -> Campaign:
    return Campaign(**({"code": code, "market": "DE", "seller": "S", "amount": eur("100")} | changes))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"seller": "other"}, "seller"),
        ({"models": ("C5",)}, "model"),
        ({"customer_kinds": (CustomerKind.COMPANY,)}, "customer_kind"),
        ({"stock_classes": (StockClass.RETURNED,)}, "stock_class"),
        ({"buyers": (UUID(int=7),)}, "buyer"),
        ({"order_window": Period(None, date(2026, 11, 24))}, "order_window"),
        ({"handover_window": Period(date(2027, 2, 16), None)}, "handover_window"),
    ],
)
def test_a_wished_campaign_that_does_not_apply_says_why(changes: dict[str, Any], reason: str) -> None:
    known = [campaign("A", **changes)]
    assert choose(known, request("X")) == ()
    with pytest.raises(Refusal, match=rf"value\.campaign\.not_eligible\(campaign=A, reason={reason}\)"):
        choose(known, request("X", campaigns=("A",)))


def test_one_of_a_group_applies_and_excluded_ones_never_meet() -> None:
    spring, loyal = campaign("SPRING", group="season", order=1), campaign("LOYAL", excludes=("FLEET",), order=3)
    autumn, fleet = campaign("AUTUMN", group="season", order=2), campaign("FLEET", order=4)
    known = [fleet, loyal, autumn, spring]
    assert [one.code for one in choose(known, request("X"))] == ["SPRING", "LOYAL"]
    assert [one.code for one in choose(known, request("X", campaigns=("AUTUMN", "FLEET")))] == ["AUTUMN", "FLEET"]
    for wish, reason in ((("SPRING", "AUTUMN"), "group"), (("LOYAL", "FLEET"), "excluded"), (("NONE",), "unknown")):
        with pytest.raises(Refusal, match=f"reason={reason}"):
            choose(known, request("X", campaigns=wish))


DEMO = {"kind": K.STOCK_CLASS, "stock_classes": (StockClass.DEMONSTRATOR,), "amount": None, "percent": Decimal(14)}


def test_a_class_of_stock_is_lowered_by_its_own_name_and_a_new_car_is_not() -> None:
    """14 % of the car with its options; a campaign takes its own share of the list price, not of what is left."""
    prices = {
        code: ItemPrice(code=code, kind=kind, amount=eur(amount))
        for code, kind, amount in (("D", K.DELIVERY, "990"), ("B", K.BASE, "30000"), ("O", K.OPTION, "1000"))
    }
    known = [campaign("DEMO", **DEMO), campaign("SPRING", amount=eur("500"))]
    used = request("B", "O", "D", inputs=TaxInputs(stock_class=StockClass.DEMONSTRATOR))
    components = with_campaigns(items(used, prices), choose(known, used))
    assert [(one.kind, one.amount) for one in components] == [
        (K.BASE, eur("30000")), (K.OPTION, eur("1000")), (K.STOCK_CLASS, eur("-4340")), (K.CAMPAIGN, eur("-500")),
        (K.DELIVERY, eur("990")),
    ]  # fmt: skip
    for wish, lowered in (((), ["DEMO"]), (("SPRING",), ["DEMO", "SPRING"])):
        assert [one.code for one in choose(known, replace(used, campaigns=wish, lowered=True))] == lowered
        assert [one.code for one in choose(known, replace(used, campaigns=wish))] == list(wish)
    for inputs in (TaxInputs(), TaxInputs(stock_class=StockClass.DAY_REGISTRATION)):
        assert [one.code for one in choose(known, request("B", inputs=inputs))] == ["SPRING"]


@pytest.mark.parametrize(
    "changes",
    [
        DEMO | {"stock_classes": ()},
        DEMO | {"stock_classes": (StockClass.NEW,)},
        {"stock_classes": (StockClass.NEW, StockClass.RETURNED)},
    ],
)
def test_a_reduction_of_a_class_names_classes_that_are_not_new(changes: dict[str, Any]) -> None:
    limits.check_classes(campaign("FINE"))
    limits.check_classes(campaign("FINE", **DEMO))
    with pytest.raises(CampaignClassWrong):
        limits.check_classes(campaign("WRONG", **changes))


def test_components_stand_in_their_order_and_included_items_cost_nothing() -> None:
    prices = {
        code: ItemPrice(code=code, kind=kind, amount=eur(amount))
        for code, kind, amount in (("D", K.DELIVERY, "990"), ("B", K.BASE, "30000"), ("P", K.PACKAGE, "2000"))
    } | {"O": ItemPrice(code="O", kind=K.OPTION, amount=eur("700"))}
    wanted = (*(PricedItem(code=code) for code in "DPB"), PricedItem(code="O", included=True))
    components = items(request(items=wanted), prices)
    assert [(one.code, str(one.amount.amount)) for one in components] == [
        ("B", "30000.00"), ("O", "0.00"), ("P", "2000.00"), ("D", "990.00"),
    ]  # fmt: skip
    with_percent = with_campaigns(components, [campaign("4%", amount=None, percent=Decimal(4))])
    assert [one.amount for one in with_percent if one.kind is K.CAMPAIGN] == [eur("-1280.00")]


def test_every_kind_of_component_has_a_treatment() -> None:
    assert set(TREATMENT) == set(ComponentKind)
    assert not TREATMENT[K.AUTHORITY_FEE].in_vat_base
    assert not TREATMENT[K.AUTHORITY_FEE].refundable_on_withdrawal
    listed = {kind for kind in ComponentKind if TREATMENT[kind].in_list_price}
    assert listed == {K.BASE, K.OPTION, K.PAINT, K.PACKAGE}
    paid_for = {kind for kind in ComponentKind if TREATMENT[kind].in_commission_base}
    assert paid_for == listed | {K.CAMPAIGN, K.FRAMEWORK_DISCOUNT, K.STOCK_CLASS}


AMOUNTS = st.integers(0, 9_999_999).map(lambda cents: Money.of(Decimal(cents) / 100, "EUR"))
PRICED: Callable[..., st.SearchStrategy[list[Component]]] = lambda: st.lists(  # noqa: E731
    st.builds(Component, st.sampled_from([kind for kind in K if kind is not K.BASE]), st.just("X"), AMOUNTS), max_size=8
)


def priced(basis: PriceBasis, base: Money, extras: list[Component]) -> Quote:
    components = [Component(K.BASE, "B", base), *extras]
    result = markets.compute_taxes(
        SYSTEM,
        market="DE",
        basis=basis,
        amounts=[one.priced for one in components],
        inputs=TaxInputs(),
        on=date(2027, 2, 15),
    )
    return assemble(request(), components, result, ())


@given(st.sampled_from(list(PriceBasis)), AMOUNTS, PRICED())
def test_any_waterfall_adds_up_to_the_cent(basis: PriceBasis, base: Money, extras: list[Component]) -> None:
    quote = priced(basis, base, extras)
    lines, totals = quote.lines, quote.totals
    assert total((line.gross for line in lines), "EUR") == totals.gross
    assert total((line.vat for line in lines), "EUR") == totals.vat
    assert all(line.net + line.vat == line.gross for line in lines)
    assert totals_of(quote_lines(quote), "EUR") == totals


@given(
    st.integers(min_value=1, max_value=10**7),
    st.lists(st.one_of(st.integers(min_value=1, max_value=10**9), st.decimals("0.01", "99.99", places=2)), max_size=6),
)
def test_discounts_never_reach_the_price(cents: int, given_: list[int | Decimal]) -> None:
    """Whatever campaigns exist: something is left, or there is no offer and it is said why."""
    car = Component(K.BASE, "C3", Money.of(Decimal(cents) / 100, "EUR"))
    campaigns = [
        campaign(f"C{place}", amount=eur(str(Decimal(one) / 100)))
        if isinstance(one, int)
        else campaign(f"C{place}", amount=None, percent=one)
        for place, one in enumerate(given_)
    ]
    given_away = total((one.amount or car.amount.times((one.percent or Decimal(0)) / 100) for one in campaigns), "EUR")
    if campaigns and given_away >= car.amount:
        with pytest.raises(NothingLeft):
            with_campaigns([car], campaigns)
        return
    found = with_campaigns([car], campaigns)
    assert total((one.amount for one in found), "EUR") == car.amount - given_away
    assert total((one.amount for one in found), "EUR").amount > 0


def test_an_ended_campaign_is_kept_by_those_who_have_it() -> None:
    """From its day on nobody new is given it; an offer made that morning names it and is priced the same."""
    day = date(2026, 11, 24)
    autumn = campaign("AUTUMN", order_window=Period(date(2026, 9, 1), date(2027, 1, 1)))
    fresh, named = until_ended(autumn, day, named=False), until_ended(autumn, day, named=True)
    assert fresh is not None
    assert named is not None
    assert (date(2026, 11, 23) in fresh.order_window, day in fresh.order_window) == (True, False)
    assert day in named.order_window
    assert until_ended(autumn, None, named=False) == autumn
    assert until_ended(autumn, date(2026, 9, 1), named=False) is None


def test_a_campaign_that_needs_a_proof_is_never_given_by_itself() -> None:
    fleet = campaign("FLEET", proof="framework contract")
    assert choose([fleet], request()) == ()
    assert choose([fleet], request(campaigns=("FLEET",))) == (fleet,)


def test_a_shown_proof_gives_it_before_what_everybody_is_given() -> None:
    """Of its group it stands alone, and falls away without a word once its window is over."""
    season = campaign("SEASON", group="one", order=1)
    loyal = campaign("LOYAL", proof="former_car", group="one", order_window=Period(None, date(2026, 12, 1)))
    assert choose([season, loyal], request()) == (season,)
    assert choose([season, loyal], request(proven=("LOYAL",))) == (loyal,)
    later = request(proven=("LOYAL",), order_date=date(2026, 12, 1))
    assert choose([season, loyal], later) == (season,)
    assert choose([season, loyal], request(proven=("LOYAL",), campaigns=("SEASON",))) == (season,)


def test_a_framework_is_of_whoever_ordered_though_a_lessor_bought() -> None:
    firm, lessor = UUID(int=7), UUID(int=8)
    framework = campaign("RV-1", buyers=(firm,))
    assert choose([framework], request(buyer=firm)) == (framework,)
    assert choose([framework], request(buyer=lessor, orderer=firm, campaigns=("RV-1",))) == (framework,)
    assert choose([framework], request(buyer=lessor, orderer=lessor)) == ()
