"""What stations have in common."""

from __future__ import annotations

from typing import Any

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact


def nothing_to_record(actor: Actor, fact: Fact[Any], answer: object) -> None:
    """The partner filed the message; what it has to say comes later through its inbound door."""
