"""What outsiders may hear of: every fact of the rooms that run the business."""

from __future__ import annotations

from typing import Any

from murmelbahn.customer import facts as customer
from murmelbahn.deal import facts as deal
from murmelbahn.documents import facts as documents
from murmelbahn.kernel.fact import TOPICS
from murmelbahn.retail import facts as retail
from murmelbahn.value import facts as value
from murmelbahn.vehicle import facts as vehicle

TOLD = tuple(module.__name__ for module in (customer, deal, documents, retail, value, vehicle))
"""Rooms whose facts outsiders hear. What the simulated worlds tell themselves stays with them."""


def told() -> tuple[type[Any], ...]:
    """The bodies of all facts that outsiders hear, by topic."""
    return tuple(TOPICS[name].body for name in sorted(TOPICS) if TOPICS[name].body.__module__.startswith(TOLD))
