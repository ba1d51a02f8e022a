"""Who did what in a deal, and which deals an actor looks after."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.retail.models import AttributionRow
from murmelbahn.retail.queries._rows import attribution_of
from murmelbahn.retail.queries.visibility import visible_attributions
from murmelbahn.retail.terms import Attribution, Duty


def attribution(actor: Actor, *, deal: UUID) -> tuple[Attribution, ...]:
    """The standing attributions of a deal, by duty; empty when there are none the actor may see."""
    rows = (
        AttributionRow.objects.filter(visible_attributions(actor).expression, deal=deal, until=None)
        .select_related("contract")
        .order_by("duty")
    )
    return tuple(attribution_of(row) for row in rows)


def caring(actor: Actor, *, deal: UUID) -> Attribution | None:
    """Who looks after a deal today, if anybody the actor may see."""
    return next((row for row in attribution(actor, deal=deal) if row.duty is Duty.CARE), None)


def deals_of(actor: Actor, *, limit: int = 100, adviser: UUID | None = None) -> tuple[UUID, ...]:
    """The deals looked after by those the actor may see (by one adviser, if named), newest first."""
    rows = AttributionRow.objects.filter(visible_attributions(actor).expression, duty=Duty.CARE, until=None)
    if adviser is not None:
        rows = rows.filter(adviser=adviser)
    return tuple(rows.order_by("-at", "-id").values_list("deal", flat=True)[:limit])


def carers(actor: Actor, *, deals: Iterable[UUID]) -> dict[UUID, UUID]:
    """The adviser who looks after each of these deals; one that nobody looks after yet is missing."""
    rows = AttributionRow.objects.filter(
        visible_attributions(actor).expression, deal__in=list(deals), duty=Duty.CARE, until=None
    )
    return dict(rows.values_list("deal", "adviser"))
