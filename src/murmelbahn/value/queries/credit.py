"""Credit lines of companies, for those who give them."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import ALL, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.terms import CreditLine, CreditLineOpen

LINES = """
SELECT line.id, line.market, line.seller, line.party, line."limit", line.currency, coalesce(sum(draw.amount), 0),
       count(draw.amount) FILTER (WHERE draw.amount <> 0)
FROM value_creditline line LEFT JOIN value_creditdraw draw ON draw.credit_line_id = line.id
WHERE {seen} GROUP BY line.id ORDER BY line.market, line.id
"""


def credit_lines(actor: Actor) -> tuple[CreditLineOpen, ...]:
    """All lines of the markets the actor may see, oldest first in each. Raises `NotAllowed`."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    everywhere = actor.is_system or actor.kind is ActorKind.OPERATOR
    seen = ALL if everywhere else where("line.market = ANY(%s::text[])", sorted(actor.markets))
    return tuple(
        CreditLineOpen(
            market=market,
            seller=seller,
            line=CreditLine(
                id=identity,
                party=party,
                limit=Money.of(limit, currency),
                free=Money.of(limit, currency) - Money.of(drawn, currency),
            ),
            deals=deals,
        )
        for identity, market, seller, party, limit, currency, drawn, deals in ask(
            LINES.format(seen=seen.sql), seen.parameters
        )
    )
