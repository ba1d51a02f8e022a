"""Stub."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import LegalEntity


def register_legal_entity(actor: Actor, *, entity: LegalEntity) -> str:
    """Register a national company as seller; its code names it everywhere. Raises LegalEntityKnown."""
    raise NotImplementedError
