"""One's own webhooks, what was sent there, and the secret."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q

from murmelbahn.connect.models import DeliveryRow, WebhookRow
from murmelbahn.connect.terms import Delivery, DeliveryState, SigningSecret, Webhook
from murmelbahn.connect.webhooks.secrets import shown
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound


def owned(actor: Actor, webhook: UUID) -> WebhookRow:
    """Raises `NotFound` for another's; operators see all."""
    rows = WebhookRow.objects.filter(id=webhook)
    if actor.kind is not ActorKind.OPERATOR:
        rows = rows.filter(owner=actor.subject)
    row = rows.first()
    if row is None:
        raise NotFound(kind="webhook", id=webhook)
    return row


def webhooks(actor: Actor) -> tuple[Webhook, ...]:
    """The caller's own addresses, oldest first."""
    rows = WebhookRow.objects.filter(owner=actor.subject, ended=None).order_by("created")
    counted = rows.annotate(
        waiting=Count("deliveryrow", filter=Q(deliveryrow__state=DeliveryState.WAITING.value)),
        held=Count("deliveryrow", filter=Q(deliveryrow__state=DeliveryState.HELD.value)),
    )
    return tuple(
        Webhook(
            id=row.id, url=row.url, topics=tuple(row.topics), market=row.market, created=row.created,
            waiting=row.waiting, held=row.held,
        )
        for row in counted
    )  # fmt: skip


def secret(actor: Actor, *, webhook: UUID) -> SigningSecret:
    """What the receiver verifies with. Raises `NotFound`."""
    return SigningSecret(secret=shown(bytes(owned(actor, webhook).salt)))


def deliveries(
    actor: Actor, *, webhook: UUID, state: DeliveryState | None = None, after: UUID | None = None, limit: int = 50
) -> tuple[Delivery, ...]:
    """The log of an address, newest first. Raises `NotFound`."""
    rows = DeliveryRow.objects.filter(webhook=owned(actor, webhook))
    if state is not None:
        rows = rows.filter(state=state.value)
    if after is not None:
        rows = rows.filter(id__lt=after)
    return tuple(
        Delivery(
            id=row.id, fact=row.fact, topic=row.topic, key=row.key, state=DeliveryState(row.state),
            attempts=row.attempts, due=row.due, answer=row.answer, error=row.error, delivered=row.delivered,
        )
        for row in rows.order_by("-id")[:limit]
    )  # fmt: skip
