"""Who acts in this world: read from accounts and retail, where furnishing wrote them."""

from __future__ import annotations

from murmelbahn.accounts import queries as accounts
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.sandbox.queries import source
from murmelbahn.sandbox.terms import Cast, MarketCast, Stand

PEOPLE = 1_000


def cast(actor: Actor) -> Cast:
    """The whole cast by market. Raises KeyError in a world that was not furnished."""
    subjects = {person.email: person.subject for person in accounts.people(SYSTEM, limit=PEOPLE)}

    def acting(email: str) -> Actor:
        return accounts.actor_of_subject(SYSTEM, subject=subjects[email])

    found = {}
    for seller in source.network()["seller"]:
        market = seller["market"]
        outlets = {one.code: one for one in retail.outlets(SYSTEM, market=market)}
        stands = [
            Stand(
                agent=outlets[spec.code].agent,
                outlet=outlets[spec.code].outlet,
                code=spec.code,
                adviser=acting(source.mail_of(name, spec.code)),
            )
            for spec in source.agents()
            if spec.market == market
            for name in spec.advisers
        ]
        found[market] = MarketCast(
            market=market,
            seller=seller["code"],
            zone=markets.market(SYSTEM, code=market).zone,
            iban=seller["iban"],
            sales=acting(f"sales.{market.lower()}@corvane.example"),
            finance=acting("finance.one@corvane.example"),
            second=acting("finance.two@corvane.example"),
            stands=tuple(stands),
            lessor=next(iter(acting(f"lessor.{market.lower()}@finance.example").parties)),
        )
    return found
