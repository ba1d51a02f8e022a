"""Queues for every address what is new in the log. An address keeps how far it has heard, so nothing is told twice by a
replay of anything else, and a world without addresses pays one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.connect.models import DeliveryRow, WebhookRow
from murmelbahn.connect.rules.webhooks import wants
from murmelbahn.connect.webhooks.told import told
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import marks
from murmelbahn.kernel.actor import STAFF, SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.fact import Fact, topic_of
from murmelbahn.kernel.refusals import NotFound

BATCH = 500
"""Facts queued for one address in one transaction."""


def queue_new(actor: Actor) -> int:
    """Queue for every address what it has not heard yet; returns how many deliveries. A fact is queued once."""
    waiting = list(WebhookRow.objects.filter(ended=None).values_list("id", "heard"))
    newest = marks.top() if waiting else 0
    return sum(queue(actor, webhook=webhook) for webhook, heard in waiting if heard < newest)


@operation
def queue(actor: Actor, *, webhook: UUID) -> int:
    """Queue the next facts for an address: those it wants and its owner may hear. Returns how many; 0 when another worker is
    at it."""
    row = WebhookRow.objects.select_for_update(skip_locked=True).filter(id=webhook, ended=None).first()
    if row is None:
        return 0
    newest = marks.top()
    facts = marks.after(row.heard, [topic_of(body).name for body in told()], BATCH)
    wanted = [one for one in facts if wants(row.topics, one.topic) and row.market in ("", one.market)]
    rows = [
        DeliveryRow(webhook=row, fact=one.id, topic=one.topic, key=one.key, position=one.position)
        for one in _heard_by(row.owner, wanted)
    ]
    DeliveryRow.objects.bulk_create(rows)
    last = facts[-1].position if facts else row.heard
    row.heard = last if len(facts) == BATCH else max(newest, last)
    row.save(update_fields=["heard"])
    return len(rows)


def _heard_by(owner: UUID, facts: Sequence[Fact[Any]]) -> list[Fact[Any]]:
    """Staff hear their markets; an agent's machine hears the deals it may see, and what tells of its own agent: commission,
    self-billing, payouts, outlets. Whoever is gone hears nothing."""
    if not facts:
        return []
    try:
        actor = accounts.actor_of_subject(SYSTEM, subject=owner)
    except NotFound:
        return []
    if actor.kind in STAFF:
        return [one for one in facts if actor.may_see_market(one.market)]
    seen = deals.seen_of(actor, deals=frozenset(one.key for one in facts))
    return [one for one in facts if one.key in seen or getattr(one.body, "agent", None) in actor.agents]
