"""Systems of retailers are bound to what there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from click.testing import CliRunner
from tests.operations.retail.network import NOON, SALES, branch

from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.accounts.terms import NewClient
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.markets.terms import MarketNotLive, UnknownMarket
from murmelbahn.retail import operations
from murmelbahn.retail.commands import machine
from murmelbahn.retail.terms import OutletOfAnother

AGENT = str(new_id())


@pytest.fixture(autouse=True)
def _noon(set_clock: Callable[[datetime], None]) -> None:
    set_clock(NOON)


def registered(**bounds: object) -> NewClient:
    kind = ActorKind.ADVISER if "agents" in bounds else ActorKind.NSC_SALES
    return operations.register_machine(SYSTEM, name="DMS", kind=kind, scopes=(), **bounds)  # type: ignore[arg-type]


def test_a_machine_acts_for_its_agent_at_its_outlets() -> None:
    north = branch("N")
    made = registered(agents=[north.agent], outlets=[north.outlet])
    assert made.subject is not None
    actor = actor_of_subject(SYSTEM, subject=made.subject)
    assert (actor.agents, actor.outlets) == (frozenset({north.agent}), frozenset({north.outlet}))


def test_no_machine_acts_where_its_agent_does_not() -> None:
    north, south = branch("N"), branch("S")
    with pytest.raises(OutletOfAnother):
        registered(agents=[north.agent], outlets=[north.outlet, south.outlet])
    for unknown in ({"agents": [new_id()]}, {"agents": [north.agent], "outlets": [new_id()]}):
        with pytest.raises(NotFound):
            registered(**unknown)
    with pytest.raises(MarketNotLive):
        registered(markets=["DE", "FR"])
    with pytest.raises(UnknownMarket):
        registered(markets=["XX"])
    with pytest.raises(NotAllowed):
        operations.register_machine(SALES, name="M", kind=ActorKind.NSC_SALES, scopes=(), markets=["DE"])


@pytest.mark.parametrize(
    "more",
    [
        ("--agent", str(new_id()), "--market", "DE"),
        ("--agent", str(new_id()), "--kind", "nsc_finance"),
        ("--outlet", str(new_id())),
    ],
)
def test_a_machine_is_the_agents_or_the_companys(more: tuple[str, ...]) -> None:
    """What contradicts itself is refused before anything is registered, instead of half of it being left out."""
    answer = CliRunner().invoke(machine, ["DMS", *more])
    assert answer.exit_code == 2
    assert "CLIENT=" not in answer.output
    assert "agent" in answer.output
