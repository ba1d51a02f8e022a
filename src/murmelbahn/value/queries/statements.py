"""Statements of the bank as they came in, and what became of their entries."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import ALL, every, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import BankEntryRow, LegalEntityRow
from murmelbahn.value.ports import bank_files
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.terms import EntryOrigin, EntryState, StatementView, UnreadEntry

GOING_OUT = frozenset({EntryOrigin.OUTGOING, EntryOrigin.RETURN})
STATEMENTS = """
SELECT statement.id, statement.market, statement.seller, right(statement.account, 4), statement.name, statement.sha256,
       statement.stored_at, coalesce(array_agg(entry.state) FILTER (WHERE entry.id IS NOT NULL), '{{}}')
FROM (SELECT * FROM value_statement WHERE {seen} ORDER BY stored_at DESC, id DESC LIMIT %s) statement
LEFT JOIN value_bankentry entry ON entry.statement_id = statement.id
GROUP BY statement.id, statement.market, statement.seller, statement.account, statement.name, statement.sha256,
         statement.stored_at
ORDER BY statement.stored_at DESC, statement.id DESC
"""


def statements(actor: Actor, *, limit: int = 25) -> tuple[StatementView, ...]:
    """The newest statements of the actor's markets, each with what became of the entries it brought. Raises `NotAllowed`."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    everything = actor.is_system or actor.kind is ActorKind.OPERATOR
    seen = ALL if everything else where("market = ANY(%s::text[])", sorted(actor.markets))
    rows = ask(STATEMENTS.format(seen=seen.sql), [*seen.parameters, limit])
    return tuple(
        StatementView(
            id=identity, market=market, seller=seller, shown=shown, name=name, sha256=sha256, stored_at=stored_at,
            entries={state: states.count(state.value) for state in EntryState if state.value in states},
        )
        for identity, market, seller, shown, name, sha256, stored_at, states in rows
    )  # fmt: skip


def known_entries(actor: Actor, *, account: str, references: Sequence[str]) -> dict[str, Money]:
    """Entries of an account of ours by the bank's reference: what came in, or less than nothing. For the bank's door."""
    require(actor, ActorKind.SYSTEM)
    rows = every(BankEntryRow, where("account = %s AND reference = ANY(%s)", account, list(references)))
    amounts = {row.reference: (Money.of(row.amount, row.currency), EntryOrigin(row.origin)) for row in rows}
    return {name: -amount if origin in GOING_OUT else amount for name, (amount, origin) in amounts.items()}


def unread_entries(actor: Actor) -> tuple[UnreadEntry, ...]:
    """Entries of bank files that nobody could read, on accounts of the actor's markets. Raises `NotAllowed`."""
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if bank_files.plugged is None:
        return ()
    ours = {row.iban for row in every(LegalEntityRow, ALL) if actor.may_see_market(row.market)}
    return tuple(one for one in bank_files.plugged.unread(SYSTEM) if one.account in ours)
