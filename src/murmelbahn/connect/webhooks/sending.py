"""Sends what is due. Each delivery is taken before it is tried, so that two workers never send one at a time."""

from __future__ import annotations

from django.conf import settings

from murmelbahn.connect.models import DeliveryRow
from murmelbahn.connect.rules.event import MEDIA_TYPE, to_event
from murmelbahn.connect.rules.webhooks import signature
from murmelbahn.connect.webhooks.calling import NotCalled, post
from murmelbahn.connect.webhooks.operations import due, note_delivery, queue_new, take_delivery
from murmelbahn.connect.webhooks.secrets import key_of
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.marks import select_facts
from murmelbahn.kernel.refusals import NotAllowed

SOURCE = "urn:murmelbahn"


def send_webhooks(actor: Actor, *, limit: int = 50) -> int:
    """Queue what is new in the log, then post every due delivery once; returns how many arrived.

    Raises NotAllowed unless the system asks."""
    if not actor.is_system:
        raise NotAllowed()
    queue_new(actor)
    return sum(_send(actor, row) for row in due(limit) if take_delivery(actor, delivery=row.id, attempts=row.attempts))


def _send(actor: Actor, row: DeliveryRow) -> bool:
    (fact,) = select_facts(" WHERE f.id = %s", [row.fact], 1)
    body = to_event(fact, source=SOURCE)
    at = int(machine().timestamp())
    headers = {
        "Content-Type": MEDIA_TYPE,
        "User-Agent": "Murmelbahn",
        "webhook-id": str(row.id),
        "webhook-timestamp": str(at),
        "webhook-signature": signature(key_of(bytes(row.webhook.salt)), message=str(row.id), at=at, body=body),
    }
    try:
        answer, error = post(row.webhook.url, body, headers, demo=settings.MURMELBAHN_DEMO), ""
    except NotCalled as reason:
        answer, error = None, str(reason)
    arrived = answer is not None and 200 <= answer < 300
    note_delivery(actor, delivery=row.id, attempts=row.attempts + 1, answer=answer, error=error, arrived=arrived)
    return arrived
