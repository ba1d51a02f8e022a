"""Who gets money back: each payer what it paid, and no payer more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.value.rules.claims import least


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What came from one account and has not been promised back; `lender` when it drew on a commitment."""

    account: UUID
    left: Money
    lender: bool


def shares(held: Money, paid: Sequence[Paid]) -> tuple[tuple[UUID, Money], ...]:
    """Split what is held for the payers of a deal that is unwound: lenders first, since the loan ends with the sale and what
    is withheld (loss of value, damages) is owed by the buyer; then the newest payment. (account, amount), none of it zero."""
    rest, found = held, []
    lenders = [one for one in reversed(paid) if one.lender]
    for one in (*lenders, *(one for one in reversed(paid) if not one.lender)):
        part = least(one.left, rest)
        if part.amount > 0:
            found.append((one.account, part))
            rest -= part
    return tuple(found)
