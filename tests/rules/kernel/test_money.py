"""Money keeps every cent: split and join, gross and net, no floats, no mixed currencies."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.money import Money, MoneyError, Rounding, Taxed, round_to, total

cents = st.integers(-10_000_000_000, 10_000_000_000)
weights = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=40).filter(any)


def euro(amount: int) -> Money:
    return Money(Decimal(amount).scaleb(-2), "EUR")


@given(cents, weights)
def test_parts_sum_to_the_whole(amount: int, by: list[int]) -> None:
    whole = euro(amount)
    parts = whole.split(by)
    assert total(parts, "EUR") == whole
    exact = [Decimal(amount) * weight / sum(by) / 100 for weight in by]
    assert all(abs(part.amount - share) < Decimal("0.01") for part, share in zip(parts, exact, strict=True))


@given(cents, weights)
def test_a_part_without_weight_gets_nothing(amount: int, by: list[int]) -> None:
    parts = euro(amount).split([*by, 0])
    assert parts[-1] == Money.zero("EUR") or 0 in by


@given(cents, st.sampled_from(["19", "20", "8.1", "25.5"]))
def test_gross_is_net_plus_tax_both_ways(amount: int, rate: str) -> None:
    taxed = Taxed.from_gross(euro(amount), Decimal(rate))
    assert taxed.net + taxed.tax == taxed.gross == euro(amount)
    assert Taxed.from_net(taxed.net, Decimal(rate)).gross - taxed.gross in {euro(-1), euro(0), euro(1)}


def test_the_german_list_price_that_no_two_digit_net_gives() -> None:
    taxed = Taxed.from_gross(Money.of("41990.00", "EUR"), Decimal(19))
    assert (taxed.net, taxed.tax) == (Money.of("35285.71", "EUR"), Money.of("6704.29", "EUR"))


def test_a_wrong_sum_cannot_be_built() -> None:
    with pytest.raises(MoneyError):
        Taxed(euro(100), euro(19), euro(118))


def test_currencies_and_floats_do_not_mix() -> None:
    with pytest.raises(MoneyError):
        euro(1) + Money.of("1", "CHF")
    with pytest.raises(MoneyError):
        Money(1.5, "EUR")  # type: ignore[arg-type]
    with pytest.raises(MoneyError):
        Money.of("0.005", "EUR")


@pytest.mark.parametrize(
    ("mode", "down", "up"),
    [
        (Rounding.HALF_UP, "-0.01", "0.01"),
        (Rounding.HALF_EVEN, "0.00", "0.00"),
        (Rounding.DOWN, "0.00", "0.00"),
        (Rounding.CEILING, "0.00", "0.01"),
        (Rounding.FLOOR, "-0.01", "0.00"),
    ],
)
def test_named_roundings_of_half_a_cent(mode: Rounding, down: str, up: str) -> None:
    unit = Decimal("0.01")
    assert round_to(Decimal("-0.005"), unit, mode) == Decimal(down)
    assert round_to(Decimal("0.005"), unit, mode) == Decimal(up)


def test_zero_has_no_sign() -> None:
    assert str(-Money.zero("EUR")) == "0.00 EUR"
