"""Many deals: chosen, paged and counted in SQL."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.chosen import TAKES_PART
from murmelbahn.deal.queries.late import RUNNING, not_before_today, overdue
from murmelbahn.deal.queries.rows import parties_of, reach, view
from murmelbahn.deal.rules.turns import TURNS, Turn
from murmelbahn.deal.terms import (
    WAITS,
    Customer,
    DealCounts,
    DealFilter,
    DealView,
    Gate,
    Mender,
    Place,
    Value,
    Vehicle,
    Wait,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.rows import ALL, Where, every, where
from murmelbahn.kernel.sql import ask, ask_one
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind
from murmelbahn.vehicle import queries as vehicle

EVERYTHING = DealFilter()
COUNT = """
SELECT coalesce(vehicle, ''), coalesce(customer, ''), coalesce(value, ''), coalesce(market, ''), coalesce(mender, ''), agent,
       count(*)
FROM (SELECT vehicle, customer, value, market, {mender} AS mender, agent FROM deal_deal WHERE {chosen}) AS found
GROUP BY GROUPING SETS ((), (vehicle), (customer), (value), (market), (mender), (agent))
"""
BEFORE_OFFER = [Customer.LEAD.value, Customer.IDENTIFIED.value]
NOBODY = "nobody"
"""A deal that is done or has ended waits for nobody."""
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
    """How many deals the actor may see meet a filter, by state, market, gate, agent, who must act, and how many are late:
    three statements, whatever their number."""
    condition = reach(actor) & _meets(chosen)
    gates = {gate: _stands_before(gate) for gate in dict.fromkeys(turn.gate for turn in TURNS)}
    asked = [*gates.values(), overdue(), _run_out()]
    columns = ", ".join(f"count(*) FILTER (WHERE {one.sql})" for one in asked)
    mender = _mender()
    counted = COUNT.format(mender=mender.sql, chosen=condition.sql)
    rows = ask(counted, [*mender.parameters, *condition.parameters])
    parameters = [one for column in asked for one in column.parameters]
    by_gate = GATES.format(columns=columns, chosen=condition.sql)
    *before, late, run_out = ask_one(by_gate, [*parameters, *condition.parameters])
    return DealCounts(
        total=next(n for *names, n in rows if not any(names)),
        vehicle={Vehicle(row[0]): row[-1] for row in rows if row[0]},
        customer={Customer(row[1]): row[-1] for row in rows if row[1]},
        value={Value(row[2]): row[-1] for row in rows if row[2]},
        market={row[3]: row[-1] for row in rows if row[3]},
        gate={gate: n for gate, n in zip(gates, before, strict=True) if n},
        mender={Mender(row[4]): row[-1] for row in rows if row[4] not in ("", NOBODY)},
        agent={str(row[5]): row[-1] for row in rows if row[5]},
        overdue=late,
        run_out=run_out,
    )


def _meets(chosen: DealFilter) -> Where:
    wanted = {
        "vehicle": chosen.vehicle,
        "customer": chosen.customer,
        "value": chosen.value,
        "market": chosen.market,
        "agent": chosen.agent,
        "outlet": chosen.outlet,
        "adviser": chosen.adviser,
    }
    conditions = [where(f"deal_deal.{name} = %s", one) for name, one in wanted.items() if one]
    if chosen.party is not None:
        conditions.append(where(TAKES_PART, [chosen.party]))
    if chosen.open_only:
        conditions.append(where("NOT deal_deal.closed"))
    if chosen.gate is not None:
        conditions.append(_stands_before(chosen.gate))
    if chosen.mender is not None:
        waits = _mender()
        conditions.append(Where(f"{waits.sql} = %s", (*waits.parameters, chosen.mender.value)))
    if chosen.overdue:
        conditions.append(overdue())
    if chosen.run_out:
        conditions.append(_run_out())
    if chosen.text.strip():
        sought = chosen.text.strip().translate({ord(sign): f"\\{sign}" for sign in "\\%_"})
        pattern = f"%{sought}%"
        conditions.append(where("deal_deal.number ILIKE %s OR deal_deal.vin ILIKE %s", pattern, pattern))
    return reduce(and_, conditions, ALL)


def _stands_before(gate: Gate) -> Where:
    turns = [_in_turn(turn) for turn in TURNS if turn.gate is gate]
    return RUNNING & reduce(or_, turns) if turns else where("FALSE")


def _run_out() -> Where:
    """As `DealView.run_out` says it."""
    return RUNNING & where("deal_deal.offer IS NOT NULL AND deal_deal.customer = ANY(%s)", BEFORE_OFFER)


def _mender() -> Where:
    """For whom a deal waits, as a value in SQL: the first row of the table that fits."""
    rows = [(_waits(wait), wait.who.value) for wait in WAITS]
    cases = " ".join(f"WHEN {condition.sql} THEN %s" for condition, _ in rows)
    given = [one for condition, who in rows for one in (*condition.parameters, who)]
    return Where(f"CASE WHEN NOT ({RUNNING.sql}) THEN '{NOBODY}' {cases} ELSE '{NOBODY}' END", tuple(given))


def _waits(row: Wait) -> Where:
    """Whether a deal stands where a row of `WAITS` says."""
    found = _stands(row)
    if row.run_out:
        found &= _run_out()
    if row.cooling:
        found &= not_before_today("deal_deal.withdrawal_until")
    if row.lent:
        found &= where("deal_deal.funding_kind = ANY(%s)", [kind.value for kind in LENT])
    if row.leased:
        found &= where("deal_deal.funding_kind = %s", FundingKind.LEASE.value)
    if row.asked:
        found &= value.lender_asked(SYSTEM, column="deal_deal.id")
    if row.applied:
        found &= vehicle.plate_asked(SYSTEM, column="deal_deal.id")
    return found


def _in_turn(turn: Turn) -> Where:
    return _stands(turn)


def _stands(row: Turn | Wait) -> Where:
    """Whether a deal stands where a row of a table says; what the row leaves empty is not asked."""
    states = {"customer": row.customer, "value": row.value, "vehicle": row.vehicle}
    asked = [
        where(f"deal_deal.{name} = ANY(%s)", [one.value for one in states[name]]) for name in states if states[name]
    ]
    if row.variant is not None:
        asked.append(where("deal_deal.variant = %s", row.variant.value))
    if row.registrar is not None:
        asked.append(where("deal_deal.registrar = %s", row.registrar.value))
    if row.unbuilt:
        asked.append(where("deal_deal.build IS NULL"))
    return reduce(and_, asked)
