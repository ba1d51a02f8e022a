"""What of the money of an ended contract is kept, why, and what goes back."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.rows import require
from murmelbahn.deal.terms import EndMoney, Kept, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.money import total
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind

FEES = "deal.kept.fees"
"""What the authority was paid for the plate: it does not come back (the credit note leaves it out)."""


def end_money(actor: Actor, *, deal: UUID) -> EndMoney | None:
    """What was paid, kept and given back; none while the contract runs, and while its car is still to come back. Raises
    `NotFound`."""
    row = require(actor, deal)
    if not row.end or not row.agreement or row.vehicle == Vehicle.HANDED_OVER:
        return None
    books = value.settled(SYSTEM, deal=deal)
    kept = [
        Kept(
            code=f"value.damages_kind.{one.content.reason}",
            amount=one.content.amounts.gross - one.open,
        )
        for one in value.invoices_of(SYSTEM, deal=deal)
        if one.content.kind is InvoiceKind.DAMAGES and not one.credited
    ]
    rest = books.allocated - total((one.amount for one in kept), books.allocated.currency)
    return EndMoney(
        paid=books.receipts,
        kept=tuple(one for one in (*kept, Kept(code=FEES, amount=rest)) if one.amount.amount > 0),
        refunded=books.refunds,
        back=books.unallocated,
    )
