"""Many deals: chosen, paged and counted in SQL."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import parties_of, reach, view
from murmelbahn.deal.rules.turns import TURNS, Turn
from murmelbahn.deal.terms import Customer, DealCounts, DealFilter, DealView, Gate, Place, Value, Vehicle
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.rows import ALL, Where, every, where

EVERYTHING = DealFilter()
RUNNING = where("NOT deal_deal.closed AND deal_deal.end = ''")
COUNT = """
SELECT coalesce(vehicle, ''), coalesce(customer, ''), coalesce(value, ''), coalesce(market, ''), count(*)
FROM deal_deal WHERE {chosen} GROUP BY GROUPING SETS ((), (vehicle), (customer), (value), (market))
"""
GATES = "SELECT {columns} FROM deal_deal WHERE {chosen}"


def deals(
    actor: Actor, *, chosen: DealFilter = EVERYTHING, after: Place | None = None, limit: int = 50
) -> tuple[DealView, ...]:
    """Deals the actor may see, last moved first; the page behind `after`, which is the place of a page's last deal."""
    condition = reach(actor) & _meets(chosen)
    if after is not None:
        condition &= where("(deal_deal.moved_at, deal_deal.id) < (%s, %s)", after.moved_at, after.deal)
    order = f"deal_deal.moved_at DESC, deal_deal.id DESC LIMIT {int(limit)}"
    found = every(Deal, condition, order=order)
    parties = parties_of([row.id for row in found])
    return tuple(view(row, parties[row.id]) for row in found)


def counts(actor: Actor, *, chosen: DealFilter = EVERYTHING) -> DealCounts:
    """How many deals the actor may see meet a filter, by state, market and gate: two statements, whatever their number."""
    condition = reach(actor) & _meets(chosen)
    gates = {gate: _stands_before(gate) for gate in dict.fromkeys(turn.gate for turn in TURNS)}
    columns = ", ".join(f"count(*) FILTER (WHERE {one.sql})" for one in gates.values())
    asked = [parameter for one in gates.values() for parameter in one.parameters]
    with world.connection().cursor() as cursor:
        cursor.execute(COUNT.format(chosen=condition.sql), condition.parameters)
        rows = cursor.fetchall()
        cursor.execute(GATES.format(columns=columns, chosen=condition.sql), [*asked, *condition.parameters])
        before = dict(zip(gates, cursor.fetchone(), strict=True))
    return DealCounts(
        total=next(n for *names, n in rows if not any(names)),
        vehicle={Vehicle(name): n for name, _, _, _, n in rows if name},
        customer={Customer(name): n for _, name, _, _, n in rows if name},
        value={Value(name): n for _, _, name, _, n in rows if name},
        market={name: n for _, _, _, name, n in rows if name},
        gate={gate: n for gate, n in before.items() if n},
    )


def _meets(chosen: DealFilter) -> Where:
    wanted = {
        "vehicle": chosen.vehicle,
        "customer": chosen.customer,
        "value": chosen.value,
        "market": chosen.market,
        "outlet": chosen.outlet,
        "adviser": chosen.adviser,
    }
    conditions = [where(f"deal_deal.{name} = %s", one) for name, one in wanted.items() if one]
    if chosen.open_only:
        conditions.append(where("NOT deal_deal.closed"))
    if chosen.gate is not None:
        conditions.append(_stands_before(chosen.gate))
    if chosen.text.strip():
        sought = chosen.text.strip().translate({ord(sign): f"\\{sign}" for sign in "\\%_"})
        pattern = f"%{sought}%"
        conditions.append(where("deal_deal.number ILIKE %s OR deal_deal.vin ILIKE %s", pattern, pattern))
    return reduce(and_, conditions, ALL)


def _stands_before(gate: Gate) -> Where:
    turns = [_in_turn(turn) for turn in TURNS if turn.gate is gate]
    return RUNNING & reduce(or_, turns) if turns else where("FALSE")


def _in_turn(turn: Turn) -> Where:
    states = {"customer": turn.customer, "value": turn.value, "vehicle": turn.vehicle}
    asked = [
        where(f"deal_deal.{name} = ANY(%s)", [one.value for one in states[name]]) for name in states if states[name]
    ]
    if turn.variant is not None:
        asked.append(where("deal_deal.variant = %s", turn.variant.value))
    if turn.unbuilt:
        asked.append(where("deal_deal.build IS NULL"))
    return reduce(and_, asked)
