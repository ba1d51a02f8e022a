"""Chance of the roll: the same for ever, and everything occurs."""

from __future__ import annotations

from collections import Counter

import pytest

from murmelbahn.sandbox.rules.acts import next_turn
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.fate import FATES, plan_of
from murmelbahn.sandbox.rules.ibans import iban
from murmelbahn.sandbox.rules.showcase import SHOWN, showcase
from murmelbahn.sandbox.rules.variants import ENDS, ENOUGH, missing, variants
from murmelbahn.sandbox.terms import Fate, Seen


def test_a_deal_is_drawn_the_same_whenever_it_is_asked() -> None:
    assert plan_of(7, 41) == plan_of(7, 41)
    assert plan_of(7, 41) != plan_of(8, 41)


@pytest.mark.parametrize("seed", [0, 7, 2026])
def test_every_variant_is_drawn_among_a_thousand_deals(seed: int) -> None:
    drawn = variants(plan_of(seed, n) for n in range(1, ENOUGH + 1))
    assert missing(drawn, Counter(dict.fromkeys(ENDS, 1))) == ()


@pytest.mark.parametrize("seed", [1, 7])
def test_every_fate_occurs_among_a_hundred_neighbours(seed: int) -> None:
    assert {plan_of(seed, n).fate for n in range(501, 651)} == set(Fate) == set(FATES)


def test_nothing_happens_before_the_day_a_deal_opens() -> None:
    plan = plan_of(7, 1)
    turn = next_turn(plan, Seen(day=plan.opens.replace(day=1)))
    assert (turn.act, turn.wake) == ("", plan.opens)
    assert next_turn(plan, Seen(day=plan.opens)).act == "meet"
    assert next_turn(plan, Seen(day=plan.opens, closed=True, done={"meet": plan.opens})).wake is None


def test_account_numbers_have_right_check_digits() -> None:
    for country in ("DE", "AT"):
        number = iban(country, Draw("payer", country))
        moved = number[4:] + number[:4]
        assert int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1


def test_the_visitor_finds_a_deal_for_every_row() -> None:
    assert len({plan.n for plan in showcase()}) == len(SHOWN)
