"""Statements of the bank."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.terms.office import StatementsSheet
from murmelbahn.value import queries as value

UNREAD = 20


def statements_sheet(actor: Actor) -> StatementsSheet:
    """The newest statements and what could not be read. Raises `NotAllowed`."""
    return StatementsSheet(statements=value.statements(actor), unread=value.unread_entries(actor)[:UNREAD])
