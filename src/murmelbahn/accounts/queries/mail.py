"""The kept mails of a demo world."""

from __future__ import annotations

from murmelbahn.accounts.models import Mail
from murmelbahn.accounts.terms import KeptMail
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotAllowed


def mails(actor: Actor, *, limit: int = 100) -> tuple[KeptMail, ...]:
    """The latest mails, newest first. Raises NotAllowed unless the system asks (the demo's outbox page does)."""
    if not actor.is_system:
        raise NotAllowed()
    return tuple(
        KeptMail(id=mail.id, recipient=mail.recipient, subject=mail.subject, body=mail.body)
        for mail in Mail.objects.order_by("-written")[:limit]
    )
