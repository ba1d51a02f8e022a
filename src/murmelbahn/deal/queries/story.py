"""The story of a deal: what happened, in order, as codes that the catalogues turn into plain words."""

from __future__ import annotations

import json
from uuid import UUID

from murmelbahn.deal.queries.rows import visible
from murmelbahn.deal.terms import Step
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import ask


def story(actor: Actor, *, deal: UUID, limit: int = 500) -> tuple[Step, ...]:
    """Every fact of the deal, oldest first. Raises `NotFound`."""
    if not visible(actor).filter(id=deal).exists():
        raise NotFound(kind="deal", id=deal)
    rows = ask("SELECT at, topic, body, actor FROM kernel_fact WHERE key = %s ORDER BY at, id LIMIT %s", [deal, limit])
    return tuple(Step(at=at, code=f"story.{topic}", detail=_detail(body), actor=who) for at, topic, body, who in rows)


def _detail(body: str) -> dict[str, str]:
    """Amounts as `12.30 EUR`, everything else as text: figures for a sentence."""
    plain = json.loads(body)
    return {
        name: f"{value['amount']} {value['currency']}"
        if isinstance(value, dict) and "currency" in value
        else str(value)
        for name, value in plain.items()
        if value is not None
    }
