"""The board: ten thousand deals, chosen and counted in SQL, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import (
    Customer,
    DealCounts,
    DealFilter,
    DealView,
    Gate,
    Marks,
    Mender,
    Place,
    Role,
    Value,
    Vehicle,
    Wait,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries.deals_sheet import line_of
from murmelbahn.showroom.queries.names import party_names
from murmelbahn.showroom.queries.office.choices import choices
from murmelbahn.showroom.terms import Audience, Choice
from murmelbahn.showroom.terms.office import BoardLine, BoardSheet, Mark, Pick
from murmelbahn.ui.terms import Sentence, Tone

PAGE = 25
FACETS: Mapping[str, Any] = {
    "gate": None, "mender": None, "market": "", "vehicle": None, "customer": None, "value": None, "agent": None,
    "overdue": False, "run_out": False,
}  # fmt: skip
"""What deals are chosen by, with the answer that chooses nothing."""
TRACKS = (("vehicle", Vehicle), ("customer", Customer), ("value", Value))
NAMED = ("market", "agent")
"""Where there is only one of these there is nothing to choose."""


def board_sheet(actor: Actor, *, chosen: DealFilter, after: str = "") -> BoardSheet:
    """A page of deals. A count stands beside each answer as if it were given and all other answers stayed: one round of
    counting, and one more for each answer that is given. Raises `BadInput` for a place that does not exist."""
    counted = deals.counts(actor, chosen=chosen)
    without = {
        name: counted
        if getattr(chosen, name) == nothing
        else deals.counts(actor, chosen=replace(chosen, **{name: nothing}))
        for name, nothing in FACETS.items()
    }
    found = deals.deals(actor, chosen=chosen, after=Place.parse(after) if after else None, limit=PAGE + 1)
    page = found[:PAGE]
    names = party_names(actor, parties=[one.party(Role.BUYER) for one in page])
    agents = {agent.agent: agent.name for agent in retail.agents(actor)}
    marks, steps = deals.marks(actor, deals=page), deals.next_steps(actor, deals=page)
    return BoardSheet(
        gates=_choices(without, "gate", Gate, chosen.gate, "deal.gate"),
        menders=_choices(without, "mender", Mender, chosen.mender, "deal.mender"),
        overdue=Choice(
            code="yes", label="showroom.office.board.overdue", count=without["overdue"].overdue, chosen=chosen.overdue
        ),
        run_out=Choice(
            code="yes", label="showroom.office.board.run_out", count=without["run_out"].run_out, chosen=chosen.run_out
        ),
        picks=tuple(_picks(without, chosen, agents)),
        text=chosen.text,
        everything=not chosen.open_only,
        lines=tuple(_line(actor, deal, names, agents, marks.get(deal.id), steps[deal.id]) for deal in page),
        total=counted.total,
        after=str(page[-1].place) if len(found) > PAGE else "",
        first=not after,
        filtered=bool(chosen.text) or any(getattr(chosen, name) != nothing for name, nothing in FACETS.items()),
    )


def _choices(without: Mapping[str, DealCounts], name: str, codes: Any, chosen: Any, prefix: str) -> tuple[Choice, ...]:
    counted = without[name]
    return choices(codes, getattr(counted, name), total=counted.total, chosen=chosen, prefix=prefix)


def _picks(without: Mapping[str, DealCounts], chosen: DealFilter, agents: Mapping[UUID, str]) -> list[Pick]:
    """Market, the three tracks, agent: an agent is called by its name, a market by its country's."""
    market, agent = without["market"], without["agent"]
    by_name = sorted(agent.agent, key=lambda one: agents.get(UUID(one), ""))
    found = [
        (
            "market",
            choices(sorted(market.market), market.market, total=market.total, chosen=chosen.market or None, prefix=""),
        )
    ]
    found += [
        (
            name,
            _choices(
                without, name, states, getattr(chosen, name), f"deal.{name}" if name != "vehicle" else "showroom.state"
            ),
        )
        for name, states in TRACKS
    ]
    named = str(chosen.agent) if chosen.agent else None
    found.append(("agent", choices(by_name, agent.agent, total=agent.total, chosen=named, prefix="")))
    return [
        Pick(name=name, choices=tuple(_named(one, agents) for one in answers) if name == "agent" else answers)
        for name, answers in found
        if len(answers) > (2 if name in NAMED else 1) or not answers[0].chosen
    ]


def _named(answer: Choice, agents: Mapping[UUID, str]) -> Choice:
    """An agent's answer says the agent's name."""
    return replace(answer, label=agents.get(UUID(answer.code), "–")) if answer.code else answer


def _line(
    actor: Actor,
    deal: DealView,
    names: Mapping[UUID, str],
    agents: Mapping[UUID, str],
    marks: Marks | None,
    wait: Wait | None,
) -> BoardLine:
    late = marks.late if marks else ()
    gates = marks.gates if marks else ()
    return BoardLine(
        deal=line_of(actor, Audience.NATIONAL, deal, names.get(deal.party(Role.BUYER), ""), wait=wait),
        market=deal.market,
        agent=agents.get(deal.agent, ""),
        marks=(
            *((Mark(sentence=Sentence("showroom.state.run_out"), tone=Tone.WAIT),) if deal.run_out else ()),
            *(
                Mark(sentence=Sentence(f"deal.late_kind.{one.kind}", {"since": one.since}), tone=Tone.STOP)
                for one in late
            ),
            *(Mark(sentence=Sentence(f"deal.gate.{one}"), tone=Tone.CALM) for one in gates),
        ),
    )
