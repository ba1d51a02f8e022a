"""Sends what is due. Each delivery is taken before it is tried, so that two workers never send one at a time."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from uuid import UUID

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
REST = 30.0
"""Seconds for which an address is left alone after a call that nobody answered."""
SLOW, SHARE = 1.0, 4.0
"""Whoever takes more seconds than `SLOW` to answer rests for `SHARE` times as long: it has a fifth of the sender's time, and the
deliveries of others do not wait behind it."""


def send_webhooks(
    actor: Actor,
    *,
    limit: int = 50,
    ending: Callable[[], bool] = lambda: False,
    resting: dict[UUID, float] | None = None,
) -> int:
    """Queue what is new in the log, then post every due delivery once; returns how many arrived.

    An address where nobody answered, or only after long, rests: others are not to wait for it once a key. `resting` keeps
    until when, from one turn to the next; `ending` breaks off between two calls. Raises NotAllowed unless the system asks."""
    if not actor.is_system:
        raise NotAllowed()
    queue_new(actor)
    arrived, resting = 0, {} if resting is None else resting
    for one in [one for one, until in resting.items() if until <= monotonic()]:
        del resting[one]
    for row in due(limit, without=resting):
        if ending():
            break
        if row.webhook_id in resting or not take_delivery(actor, delivery=row.id, attempts=row.attempts):
            continue
        began = monotonic()
        answer = _send(actor, row)
        arrived += _arrived(answer)
        if rest := _rest(answer, monotonic() - began):
            resting[row.webhook_id] = monotonic() + rest
    return arrived


def _rest(answer: int | None, took: float) -> float:
    """How many seconds an address is left alone after a call of so many seconds."""
    if answer is None:
        return REST
    return SHARE * took if took > SLOW else 0.0


def _arrived(answer: int | None) -> bool:
    return answer is not None and 200 <= answer < 300


def _send(actor: Actor, row: DeliveryRow) -> int | None:
    """The status that was answered; nothing where nobody answered."""
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
    note_delivery(
        actor, delivery=row.id, attempts=row.attempts + 1, answer=answer, error=error, arrived=_arrived(answer)
    )
    return answer
