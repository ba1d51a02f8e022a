"""Who a lender is: the party behind the code that funding plans and commitments name."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.rows import first, where
from murmelbahn.kernel.saving import change, insert
from murmelbahn.value.models import LenderRow
from murmelbahn.value.queries.access import NATIONAL, require_market


@operation
def register_lender(actor: Actor, *, market: str, seller: str, code: str, party: UUID) -> UUID:
    """Say which party a lender's `code` stands for with a seller; again: another one. A lessor needs it, since it becomes the
    buyer; a bank that only lends to the buyer does not. Raises `NotAllowed`."""
    require_market(actor, market, *NATIONAL, ActorKind.SYSTEM)
    named = where("seller = %s AND code = %s", seller, code)
    known: LenderRow | None = first(LenderRow, named, lock="FOR UPDATE")
    if known is not None:
        change(LenderRow, where("id = %s", known.id), party=party)
        return UUID(str(known.id))
    row = new_id()
    insert(LenderRow, id=row, market=market, seller=seller, code=code, party=party)
    return row
