"""Statements of the bank."""

from __future__ import annotations

from collections import Counter

from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.terms.office import StatementsSheet
from murmelbahn.value import queries as value

UNREAD = 20


def statements_sheet(actor: Actor) -> StatementsSheet:
    """The newest statements and what could not be read. Raises `NotAllowed`."""
    unread = value.unread_entries(actor)
    in_files = Counter((one.file, one.account[-4:]) for one in unread)
    return StatementsSheet(
        statements=tuple((one, in_files[one.sha256, one.shown]) for one in value.statements(actor)),
        unread=unread[:UNREAD],
    )
