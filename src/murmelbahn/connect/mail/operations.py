"""The simulated post."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.models import MailRow
from murmelbahn.connect.queries import outside
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation


@operation
def deliver(
    actor: Actor,
    *,
    fact: UUID,
    recipient: UUID,
    deal: UUID,
    code: str,
    market: str,
    seller: str,
    document: UUID | None = None,
) -> str:
    """Put a message into a party's mailbox; the same fact is mailed to the same party once."""
    if outside(SYSTEM, subject=deal).happens("mail.silent"):
        return ""
    row = MailRow(
        fact=fact,
        recipient=recipient,
        deal=deal,
        code=code,
        document=document,
        sent_at=now(),
        market=market,
        seller=seller,
    )
    MailRow.objects.bulk_create([row], ignore_conflicts=True)
    return f"250 {fact}"
