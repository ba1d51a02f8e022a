"""What the house writes to people goes through one table; in a demo world it stays there."""

from __future__ import annotations

from smtplib import SMTPException
from uuid import UUID

from django.core.mail import EmailMessage, get_connection

from murmelbahn.accounts.models import Mail
from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotAllowed

SMTP = "django.core.mail.backends.smtp.EmailBackend"
TRIES = 8
"""How often a mail is offered to the mail server before it waits for a person."""


@operation
def keep_mail(actor: Actor, *, recipient: str, sender: str, subject: str, body: str) -> UUID:
    """Stores one mail to one recipient. Raises NotAllowed unless the system writes."""
    if not actor.is_system:
        raise NotAllowed()
    return Mail.objects.create(recipient=recipient, sender=sender, subject=subject.strip()[:250], body=body).id


def send_mails(actor: Actor, *, limit: int = 20) -> int:
    """Sends kept mails by SMTP, each marked before it is tried: a crash may cost a try, never send without end.

    Never in a demo world. Returns how many left. Raises NotAllowed unless the system asks."""
    if not actor.is_system or in_demo_world(actor):
        raise NotAllowed()
    waiting = list(Mail.objects.filter(sent=None, attempts__lt=TRIES).order_by("written")[:limit])
    return sum(_send(actor, mail) for mail in waiting if _take(actor, mail=mail.id, attempts=mail.attempts))


def _send(actor: Actor, mail: Mail) -> bool:
    message = EmailMessage(
        mail.subject, mail.body, mail.sender, [mail.recipient], connection=get_connection(SMTP),
        headers={"Message-ID": f"<{mail.id}@murmelbahn>"},
    )  # fmt: skip
    try:
        message.send()
    except (SMTPException, OSError):
        return False
    _mark_sent(actor, mail=mail.id)
    return True


@operation
def _take(actor: Actor, *, mail: UUID, attempts: int) -> bool:
    return Mail.objects.filter(id=mail, sent=None, attempts=attempts).update(attempts=attempts + 1) == 1


@operation
def _mark_sent(actor: Actor, *, mail: UUID) -> None:
    Mail.objects.filter(id=mail).update(sent=machine())
