"""What is on its way to outsiders: every fact, for every address that may and wants to hear it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from murmelbahn.connect.webhooks.operations import queue
from murmelbahn.customer import facts as customer
from murmelbahn.deal import facts as deal
from murmelbahn.documents import facts as documents
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import TOPICS, Fact, Projection
from murmelbahn.retail import facts as retail
from murmelbahn.value import facts as value
from murmelbahn.vehicle import facts as vehicle

TOLD = tuple(module.__name__ for module in (customer, deal, documents, retail, value, vehicle))
"""Rooms whose facts outsiders hear. What the simulated worlds tell themselves stays with them."""


def queue_for_outsiders(actor: Actor, facts: Sequence[Fact[Any]]) -> None:
    queue(facts)


def keep(actor: Actor) -> None:
    """A replay queues nothing twice and takes nothing back: what was sent was sent."""


def told() -> tuple[type[Any], ...]:
    """The bodies of all facts that outsiders hear, by topic."""
    return tuple(TOPICS[name].body for name in sorted(TOPICS) if TOPICS[name].body.__module__.startswith(TOLD))


PROJECTIONS = [Projection("connect.webhooks", told(), queue_for_outsiders, keep)]
