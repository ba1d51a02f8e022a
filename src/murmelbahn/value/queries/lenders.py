"""Who stands behind a lender's code."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.rows import first, where
from murmelbahn.value.models import LenderRow


def lender_party(actor: Actor, *, seller: str, lender: str) -> UUID | None:
    """The party that a lender's code stands for with a seller; None where nobody has said so. Anybody may know: a lessor
    signs openly."""
    found = first(LenderRow, where("seller = %s AND code = %s", seller, lender)) if lender else None
    return found.party if found else None
