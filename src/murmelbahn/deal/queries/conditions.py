"""The conditions of sale, as they are today."""

from __future__ import annotations

from functools import lru_cache

from murmelbahn.deal.queries.correspondence import language_of, say
from murmelbahn.deal.rules.letters.conditions import clauses_of
from murmelbahn.deal.terms.conditions import Clause, Conditions
from murmelbahn.documents.terms import Language
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.fact import digest
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind

KEPT = 256
"""Templates, kinds of customers and languages kept in memory."""


def conditions_of_sale(
    actor: Actor, *, market: str, kind: CustomerKind = CustomerKind.PRIVATE, language: str = ""
) -> Conditions:
    """For everybody to read, in a language of letters. Raises the markets room's `UnknownMarket`."""
    rules = markets.market(actor, code=market)
    spoken = language_of(language, rules.languages)
    return Conditions(
        market=market,
        kind=kind.value,
        language=spoken.value,
        version=_version(market, rules.template, kind),
        clauses=_clauses(market, rules.template, kind, spoken),
    )


@lru_cache(maxsize=KEPT)
def _clauses(market: str, template: str, kind: CustomerKind, language: Language) -> tuple[Clause, ...]:
    """Nothing changes a template, so its clauses are worded once a process."""
    rules = markets.market(SYSTEM, code=market)
    return tuple(
        Clause(
            title=say(f"letter.conditions.{code}.title", language.value),
            text=say(f"letter.conditions.{code}", language.value, **figures),
        )
        for code, figures in clauses_of(rules, kind)
    )


@lru_cache(maxsize=KEPT)
def _version(market: str, template: str, kind: CustomerKind) -> str:
    worded = {each.value: _clauses(market, template, kind, each) for each in Language}
    return digest({code: [[one.title, one.text] for one in clauses] for code, clauses in worded.items()})
