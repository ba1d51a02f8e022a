"""What the house writes to people goes through one table."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.models import Mail
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotAllowed


@operation
def keep_mail(actor: Actor, *, recipient: str, sender: str, subject: str, body: str) -> UUID:
    """Stores one mail to one recipient. Raises NotAllowed unless the system writes."""
    if not actor.is_system:
        raise NotAllowed()
    return Mail.objects.create(recipient=recipient, sender=sender, subject=subject.strip()[:250], body=body).id
