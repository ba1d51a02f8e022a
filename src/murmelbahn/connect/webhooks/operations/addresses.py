"""An outsider's address: registered, ended, given another secret."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.conf import settings

from murmelbahn.connect.models import DeliveryRow, WebhookRow
from murmelbahn.connect.rules.webhooks import unfit, wants
from murmelbahn.connect.terms import AddressWrong, DeliveryState, TopicUnknown
from murmelbahn.connect.webhooks.queries import owned
from murmelbahn.connect.webhooks.told import told
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.fact import topic_of
from murmelbahn.kernel.marks import top
from murmelbahn.kernel.refusals import NotAllowed

MANY = 20
"""Webhooks of one owner."""


@operation
def register_webhook(actor: Actor, *, url: str, topics: tuple[str, ...] = (), market: str = "") -> UUID:
    """Let an address hear facts: those the caller may see, of these topics (`deal.*`, none means all), of one market if
    named. Raises `AddressWrong`, `TopicUnknown`, `NotAllowed` for customers and for another's market."""
    if actor.kind is ActorKind.CUSTOMER or (market and actor.kind in STAFF and not actor.may_see_market(market)):
        raise NotAllowed()
    if reason := unfit(url, demo=settings.MURMELBAHN_DEMO):
        raise AddressWrong(reason=reason)
    published = [topic_of(body).name for body in told()]
    for topic in topics:
        if not any(wants((topic,), one) for one in published):
            raise TopicUnknown(topic=topic[:80])
    if WebhookRow.objects.filter(owner=actor.subject, ended=None).count() >= MANY:
        raise AddressWrong(reason=f"no more than {MANY}")
    row = WebhookRow(
        owner=actor.subject, url=url, topics=list(topics), market=market, salt=secrets.token_bytes(32), heard=top()
    )
    row.save()
    return row.id


@operation
def end_webhook(actor: Actor, *, webhook: UUID) -> UUID:
    """Nothing more is sent there; what waits is dropped. Raises `NotFound`."""
    row = owned(actor, webhook)
    row.ended = row.ended or machine()
    row.save(update_fields=["ended"])
    DeliveryRow.objects.filter(webhook=row).exclude(state=DeliveryState.DELIVERED.value).delete()
    return row.id


@operation
def renew_secret(actor: Actor, *, webhook: UUID) -> UUID:
    """From now on another secret signs; the old one is worth nothing. Raises `NotFound`."""
    row = owned(actor, webhook)
    row.salt = secrets.token_bytes(32)
    row.save(update_fields=["salt"])
    return row.id
