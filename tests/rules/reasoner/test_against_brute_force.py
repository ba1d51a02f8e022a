"""Every answer of the reasoner against all orders of small random models, one by one."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from murmelbahn.reasoner.change import Blocked, Changed, change
from murmelbahn.reasoner.check import check
from murmelbahn.reasoner.complete import complete
from murmelbahn.reasoner.count import count
from murmelbahn.reasoner.formula import Contradiction, Formula, join
from murmelbahn.reasoner.repairs import repairs
from murmelbahn.reasoner.states import State, states
from murmelbahn.reasoner.why import why

SIZE = 6
NAMES = tuple("ABCDEF")
LITERALS = st.integers(1, SIZE).flatmap(lambda n: st.sampled_from([n, -n]))
CLAUSES = st.lists(st.lists(LITERALS, min_size=1, max_size=3).map(tuple), max_size=14)
CHOICES = st.lists(LITERALS, max_size=4, unique_by=abs)


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    clauses = draw(CLAUSES)
    rules = [f"R{draw(st.integers(0, 5))}" for _ in clauses]
    return Formula(NAMES, tuple(clauses), tuple(rules))


def orders(
    formula: Formula, literals: tuple[int, ...] | list[int] = (), rules: set[str] | None = None
) -> list[set[int]]:
    """All valid full orders with these literals, by trying everything."""
    found = []
    for signs in product((1, -1), repeat=SIZE):
        order = {sign * n for n, sign in enumerate(signs, 1)}
        clauses = [c for c, r in zip(formula.clauses, formula.reasons, strict=True) if rules is None or r in rules]
        if all(order & set(clause) for clause in clauses) and order >= set(literals):
            found.append(order)
    return found


def names(formula: Formula, literals: list[int]) -> list[str]:
    return [formula.choice(literal) for literal in literals]


@settings(max_examples=300, deadline=None)
@given(formulas(), CHOICES)
def test_states_are_exact(formula: Formula, chosen: list[int]) -> None:
    valid = orders(formula, chosen)
    if not valid:
        with pytest.raises(Contradiction) as caught:
            states(formula, names(formula, chosen))
        core = formula.literals(caught.value.choices)
        assert not orders(formula, core)
        smaller = (some for k in range(len(core)) for some in combinations(chosen, k))
        assert all(orders(formula, some) for some in smaller)
        return
    found = states(formula, names(formula, chosen)).of
    for n, name in enumerate(NAMES, 1):
        having = sum(n in order for order in valid)
        expected = State.FREE
        if n in chosen:
            expected = State.CHOSEN
        elif having == len(valid):
            expected = State.IMPLIED
        elif not having:
            expected = State.BLOCKED
        assert found[name] is expected


@settings(max_examples=300, deadline=None)
@given(formulas(), CHOICES, LITERALS)
def test_why_names_a_smallest_set_of_choices_and_a_minimal_chain_of_rules(
    formula: Formula, chosen: list[int], wish: int
) -> None:
    answer = why(formula, names(formula, chosen), formula.choice(wish))
    assert (answer is None) == bool(orders(formula, [*chosen, wish]))
    if answer is None:
        return
    blocking = formula.literals(answer.choices)
    assert set(blocking) <= set(chosen)
    assert not orders(formula, [*blocking, wish])
    assert all(orders(formula, [*some, wish]) for k in range(len(blocking)) for some in combinations(chosen, k))
    rules = set(answer.reasons)
    assert not orders(formula, [*blocking, wish], rules)
    assert all(orders(formula, [*blocking, wish], rules - {rule}) for rule in rules)


@settings(max_examples=300, deadline=None)
@given(formulas(), CHOICES, LITERALS, st.lists(st.integers(1, 9), min_size=SIZE, max_size=SIZE))
def test_repairs_are_the_cheapest_minimal_sets(
    formula: Formula, chosen: list[int], wish: int, prices: list[int]
) -> None:
    weights = {formula.choice(literal): prices[abs(literal) - 1] for literal in chosen}
    found = repairs(formula, names(formula, chosen), formula.choice(wish), weights, limit=100)
    working = [
        set(some)
        for k in range(len(chosen) + 1)
        for some in combinations(chosen, k)
        if orders(formula, [*(c for c in chosen if c not in some), wish])
    ]
    minimal = [some for some in working if not any(other < some for other in working)]
    assert {frozenset(formula.literals(r.give_up)) for r in found} == {frozenset(some) for some in minimal}
    assert [r.cost for r in found] == sorted(sum(weights[formula.choice(c)] for c in some) for some in minimal)


@settings(max_examples=200, deadline=None)
@given(formulas(), CHOICES, st.lists(st.integers(-5, 9), min_size=SIZE, max_size=SIZE))
def test_completion_is_the_cheapest_and_passes_the_check(
    formula: Formula, chosen: list[int], prices: list[int]
) -> None:
    weights = dict(zip(NAMES, prices, strict=True))
    valid = orders(formula, chosen)
    if not valid:
        with pytest.raises(Contradiction):
            complete(formula, names(formula, chosen), weights)
        return
    found = complete(formula, names(formula, chosen), weights)
    priced = [(sum(prices[n - 1] for n in order if n > 0), sum(n > 0 for n in order)) for order in valid]
    assert (found.cost, len(found.items)) == min(priced)
    assert check(formula, found.items).valid


@settings(max_examples=200, deadline=None)
@given(formulas(), CHOICES)
def test_count_and_check_agree_with_trying_everything(formula: Formula, chosen: list[int]) -> None:
    assert count(formula, names(formula, chosen)) == len(orders(formula, chosen))
    valid = orders(formula)
    for signs in product((1, -1), repeat=SIZE):
        order = {sign * n for n, sign in enumerate(signs, 1)}
        judged = check(formula, [formula.choice(n) for n in order if n > 0])
        assert judged.valid == (order in valid)


@settings(max_examples=200, deadline=None)
@given(formulas(), CHOICES, st.sets(st.integers(1, SIZE), max_size=3), st.data())
def test_a_late_change_moves_as_little_as_it_can(
    formula: Formula, wish: list[int], frozen: set[int], data: st.DataObject
) -> None:
    valid = orders(formula)
    if not valid:
        return
    old = data.draw(st.sampled_from(valid))
    stays = [literal for literal in old if abs(literal) in frozen]
    groups = {NAMES[n - 1]: [NAMES[n - 1]] for n in frozen}
    answer = change(formula, [formula.choice(n) for n in old if n > 0], names(formula, wish), groups, {})
    admissible = orders(formula, [*wish, *stays])
    if admissible:
        assert isinstance(answer, Changed)
        assert answer.cost == min(len(old - order) for order in admissible)
        assert check(formula, answer.items).valid
    else:
        assert isinstance(answer, Blocked)
        held = [literal for literal in stays if NAMES[abs(literal) - 1] in answer.groups]
        assert not orders(formula, [*wish, *held])
        assert all(orders(formula, [*wish, *(h for h in held if h != one)]) for one in held)


def test_joined_formulas_allow_what_both_allow() -> None:
    one = Formula(("A", "B"), ((1, 2),), ("one",))
    other = Formula(("B", "C"), ((-1, 2),), ("other",))
    both = join(one, other)
    assert check(both, ["B"]).broken == ("other",)
    assert check(both, ["A"]).broken == ("gone.A",)
    assert count(both) == 0  # A and C are each unknown to one side, and B needs C
    assert join(one, one) is one
