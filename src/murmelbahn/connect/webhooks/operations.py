"""Registering, ending, taking, retrying."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from murmelbahn.connect.models import DeliveryRow, WebhookRow
from murmelbahn.connect.rules.webhooks import next_try, unfit
from murmelbahn.connect.terms import AddressWrong, DeliveryState
from murmelbahn.connect.webhooks.queries import owned
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.marks import top
from murmelbahn.kernel.refusals import NotAllowed, NotFound

MANY = 20
"""Webhooks of one owner."""
TAKEN = timedelta(seconds=60)
"""How long a delivery is one worker's: longer than a call may last."""


@operation
def register_webhook(actor: Actor, *, url: str, topics: tuple[str, ...] = (), market: str = "") -> UUID:
    """Let an address hear facts: those the caller may see, of these topics (`deal.*`, none means all), of one market if
    named. Raises `AddressWrong`, `NotAllowed` for customers and for another's market."""
    if actor.kind is ActorKind.CUSTOMER or (market and actor.kind in STAFF and not actor.may_see_market(market)):
        raise NotAllowed()
    if reason := unfit(url, demo=settings.MURMELBAHN_DEMO):
        raise AddressWrong(reason=reason)
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


@operation
def retry_delivery(actor: Actor, *, delivery: UUID) -> UUID:
    """Try a delivery again at once, also one that arrived. Raises `NotFound`."""
    row = DeliveryRow.objects.select_for_update().filter(id=delivery).first()
    if row is None:
        raise NotFound(kind="delivery", id=delivery)
    owned(actor, row.webhook_id)
    row.state, row.attempts, row.due = DeliveryState.WAITING.value, 0, machine()
    row.save(update_fields=["state", "attempts", "due"])
    return row.id


def due(limit: int) -> list[DeliveryRow]:
    """The next delivery of every address and key whose time has come: behind one that waits or is held, nobody passes."""
    first = DeliveryRow.objects.filter(~Q(state=DeliveryState.DELIVERED.value)).order_by("webhook", "key", "position")
    heads = first.distinct("webhook", "key").values("id")
    ready = DeliveryRow.objects.filter(id__in=heads, state=DeliveryState.WAITING.value, due__lte=machine())
    return list(ready.select_related("webhook").order_by("position")[:limit])


@operation
def take_delivery(actor: Actor, *, delivery: UUID, attempts: int) -> bool:
    """Make a delivery this worker's for a while; False when another was faster."""
    waiting = DeliveryRow.objects.filter(id=delivery, attempts=attempts, state=DeliveryState.WAITING.value)
    return waiting.filter(due__lte=machine()).update(due=machine() + TAKEN) == 1


@operation
def note_delivery(
    actor: Actor, *, delivery: UUID, attempts: int, answer: int | None, error: str, arrived: bool
) -> None:
    """Write down how a try ended, and when the next one is due."""
    again = None if arrived else next_try(attempts, machine())
    state = DeliveryState.DELIVERED if arrived else DeliveryState.WAITING if again else DeliveryState.HELD
    DeliveryRow.objects.filter(id=delivery).update(
        attempts=attempts, answer=answer, error=error[:120], state=state.value, due=again or machine(),
        delivered=machine() if arrived else None,
    )  # fmt: skip
