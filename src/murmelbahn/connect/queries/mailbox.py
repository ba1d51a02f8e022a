"""The simulated mailbox."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.models import MailRow
from murmelbahn.connect.terms import Mail
from murmelbahn.deal import queries as deals
from murmelbahn.kernel.actor import STAFF, Actor
from murmelbahn.kernel.refusals import NotAllowed, NotFound


def mail(actor: Actor, *, mail: UUID) -> Mail:
    """One of them. Raises `NotAllowed` unless the system asks, `NotFound`."""
    if not actor.is_system:
        raise NotAllowed()
    row = MailRow.objects.filter(id=mail).first()
    if row is None:
        raise NotFound(kind="mail", id=mail)
    return _view(row)


def mails(actor: Actor, *, limit: int = 100) -> tuple[Mail, ...]:
    """The latest of everybody's, newest first. Raises `NotAllowed` unless the system asks (a demo's mailbox does)."""
    if not actor.is_system:
        raise NotAllowed()
    return tuple(_view(row) for row in MailRow.objects.order_by("-sent_at", "-id")[:limit])


def mails_to(actor: Actor, *, party: UUID, limit: int = 100) -> tuple[Mail, ...]:
    """What a party received, newest first. A customer sees its own; raises `NotFound` for another's."""
    if not (actor.is_system or party in actor.parties):
        raise NotFound(kind="mailbox", id=party)
    return tuple(_view(row) for row in MailRow.objects.filter(recipient=party).order_by("-sent_at", "-id")[:limit])


def mails_of(actor: Actor, *, deal: UUID) -> tuple[Mail, ...]:
    """What was sent about a deal, oldest first; a customer sees what it received. Raises `NotFound`."""
    if not actor.is_system:
        deals.deal(actor, deal=deal)
    rows = MailRow.objects.filter(deal=deal).order_by("sent_at", "id")
    if not (actor.is_system or actor.kind in STAFF or actor.agents):
        rows = rows.filter(recipient__in=actor.parties)
    return tuple(_view(row) for row in rows)


def _view(row: MailRow) -> Mail:
    return Mail(
        id=row.id, recipient=row.recipient, deal=row.deal, code=row.code, document=row.document, sent_at=row.sent_at
    )
