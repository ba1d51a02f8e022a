"""What is on its way: taken, noted, tried again by a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from murmelbahn.connect.models import DeliveryRow
from murmelbahn.connect.rules.webhooks import next_try
from murmelbahn.connect.terms import DeliveryState
from murmelbahn.connect.webhooks.queries import owned
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound

TAKEN = timedelta(seconds=60)
"""How long a delivery is one worker's: longer than a call may last."""


@operation
def retry_delivery(actor: Actor, *, delivery: UUID) -> UUID:
    """Try a delivery again at once, also one that arrived. Raises `NotFound`, for somebody else's as for one there is not."""
    row = DeliveryRow.objects.select_for_update().filter(id=delivery).first()
    missing = NotFound(kind="delivery", id=delivery)
    if row is None:
        raise missing
    try:
        owned(actor, row.webhook_id)
    except NotFound:
        raise missing from None
    row.state, row.attempts, row.due = DeliveryState.WAITING.value, 0, machine()
    row.save(update_fields=["state", "attempts", "due"])
    return row.id


def due(limit: int, *, without: Collection[UUID] = ()) -> list[DeliveryRow]:
    """The next delivery of every address (but those `without`) and key whose time has come: behind one that waits or is held,
    nobody passes."""
    open_ones = DeliveryRow.objects.filter(~Q(state=DeliveryState.DELIVERED.value)).exclude(webhook__in=list(without))
    first = open_ones.order_by("webhook", "key", "position")
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
    again = None if arrived else next_try(attempts, answer, machine())
    state = DeliveryState.DELIVERED if arrived else DeliveryState.WAITING if again else DeliveryState.HELD
    DeliveryRow.objects.filter(id=delivery).update(
        attempts=attempts, answer=answer, error=error[:120], state=state.value, due=again or machine(),
        delivered=machine() if arrived else None,
    )  # fmt: skip
