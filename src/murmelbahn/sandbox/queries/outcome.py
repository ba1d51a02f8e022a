"""What came of a roll: ends, totals, and one hash over everything that must not depend on timing."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from murmelbahn.deal import queries as deals
from murmelbahn.kernel import held, receipts
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.sql import ask_one
from murmelbahn.sandbox.queries.rolls import begun
from murmelbahn.value import queries as value
from murmelbahn.value.terms import EntryKind

AGENT_MONTH = frozenset({EntryKind.SELF_BILL, EntryKind.PAYOUT})
COUNTS = {"facts": "SELECT count(*) FROM kernel_fact"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`unfinished` are deals that neither closed nor ended; `left_open` ended ones with open amounts."""

    ends: Counter[str]
    unfinished: tuple[int, ...]
    left_open: tuple[int, ...]
    turnover: dict[str, str]
    digest: str
    facts: int
    open_receipts: int
    held: tuple[str, ...]


def outcome(actor: Actor, *, seed: int) -> Outcome:
    """Read every deal of a seed as it stands."""
    ends: Counter[str] = Counter()
    unfinished: list[int] = []
    left_open: list[int] = []
    lines: list[str] = []
    sums: dict[str, Money] = {}
    for one in begun(actor, seed=seed):
        if one.deal is None:
            unfinished.append(one.n)
            continue
        view = deals.deal(actor, deal=one.deal)
        ends[view.end.value if view.end else "settled" if view.closed else "open"] += 1
        if not view.closed:
            (left_open if view.end else unfinished).append(one.n)
        total = value.agreement(actor, deal=one.deal).totals.gross if view.agreement else None
        if total is not None and view.end is None:
            before = sums.get(total.currency)
            sums[total.currency] = total if before is None else before + total
        balances = _balances(actor, one.deal) if view.agreement else ""
        lines.append(
            f"{one.n} {view.market} {view.vehicle} {view.customer} {view.value} {view.end} {view.closed} "
            f"{view.agreement} {view.model} {total} {balances}"
        )
    return Outcome(
        ends=ends,
        unfinished=tuple(unfinished),
        left_open=tuple(left_open),
        turnover={currency: str(amount) for currency, amount in sums.items()},
        digest=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        facts=_count("facts"),
        open_receipts=receipts.open_count(),
        held=tuple(str(one) for one in held.held()),
    )


def _balances(actor: Actor, deal: UUID) -> str:
    """Without the end of an agent's month: whose cent of a common document's VAT it is depends on who was first."""
    sums: dict[tuple[str, str], Money] = {}
    for entry in value.postings_of(actor, deal=deal):
        for one in entry.postings if entry.kind not in AGENT_MONTH else ():
            place = (one.account.value, one.month)
            sums[place] = sums[place] + one.amount if place in sums else one.amount
    return ";".join(f"{account}{month}={amount}" for (account, month), amount in sorted(sums.items()) if amount)


def _count(what: str) -> int:
    return int(ask_one(COUNTS[what])[0])
