"""Conditions as people write them: `E30P & !(SPORT | W20)`. `!` binds closest, then `&`, then `|`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_TOKEN = re.compile(r"\s*(?:([A-Za-z_][A-Za-z0-9_]*)(=)?|([!&|()]))")


class BadExpression(ValueError):
    """Text that is no condition; the message says what was expected."""


Dnf = frozenset[frozenset[str]]
"""A disjunction of conjunctions of choices."""


def parse(text: str) -> Dnf:
    """The disjunctive normal form of a condition; empty text is always true. Raises `BadExpression`.

    `family=ITEM` is the item: the family is for the reader, and checked by who knows families.
    """
    tokens = _tokens(text)
    if not tokens:
        return frozenset({frozenset()})
    parser = _Parser(tokens)
    result = parser.either()
    parser.expect_end()
    return result


def negate(condition: Dnf) -> Dnf:
    """Not the condition, as disjunctive normal form."""
    result: Dnf = frozenset({frozenset()})
    for cube in condition:
        result = _both(result, frozenset(frozenset({_flip(literal)}) for literal in cube))
    return result


def implication(condition: Dnf, consequence: Dnf) -> list[frozenset[str]]:
    """`condition` implies `consequence`, as clauses of choices, none of which is always true."""
    clauses = []
    for cube in negate(consequence):
        for premise in condition:
            clauses.append(frozenset(map(_flip, cube | premise)))
    return [clause for clause in _without_supersets(clauses) if not any(_flip(literal) in clause for literal in clause)]


def names(condition: Dnf) -> frozenset[str]:
    """The items a condition speaks of."""
    return frozenset(literal.removeprefix("!") for cube in condition for literal in cube)


def holds(condition: Dnf, items: Iterable[str]) -> bool:
    """Whether the condition is true of exactly these items."""
    has = set(items)
    return any(all((lit[1:] not in has) if lit[0] == "!" else (lit in has) for lit in cube) for cube in condition)


def _flip(literal: str) -> str:
    return literal[1:] if literal.startswith("!") else f"!{literal}"


def _both(one: Dnf, other: Dnf) -> Dnf:
    cubes = [a | b for a in one for b in other]
    return frozenset(_without_supersets(c for c in cubes if not any(_flip(literal) in c for literal in c)))


def _without_supersets(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    kept: list[frozenset[str]] = []
    for candidate in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return kept


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadExpression(f"'{text[at:].strip()}' is not understood in '{text}'")
        at = match.end()
        if match[2] is None:
            tokens.append(match[1] or match[3])
    return tokens


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def _take(self, token: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == token:
            self._at += 1
            return True
        return False

    def expect_end(self) -> None:
        if self._at < len(self._tokens):
            raise BadExpression(f"'{self._tokens[self._at]}' is too much")

    def either(self) -> Dnf:
        return self._chain(self.both, "|", lambda one, other: frozenset(_without_supersets(one | other)))

    def both(self) -> Dnf:
        return self._chain(self.single, "&", _both)

    def _chain(self, part: Callable[[], Dnf], token: str, joined: Callable[[Dnf, Dnf], Dnf]) -> Dnf:
        result = part()
        while self._take(token):
            result = joined(result, part())
        return result

    def single(self) -> Dnf:
        if self._take("!"):
            return negate(self.single())
        if self._take("("):
            inside = self.either()
            if not self._take(")"):
                raise BadExpression("a bracket is not closed")
            return inside
        if self._at == len(self._tokens):
            raise BadExpression("it ends where an item is expected")
        word = self._tokens[self._at]
        if word in "&|)":
            raise BadExpression(f"'{word}' stands where an item is expected")
        self._at += 1
        return frozenset({frozenset({word})})
