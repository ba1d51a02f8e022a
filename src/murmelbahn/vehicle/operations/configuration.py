"""Configurations are saved once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.fact import digest, to_json
from murmelbahn.kernel.ids import derived_id
from murmelbahn.reasoner.check import check
from murmelbahn.vehicle.models import Configuration
from murmelbahn.vehicle.queries._artefacts import artefact_on
from murmelbahn.vehicle.rules import values
from murmelbahn.vehicle.terms import ConfigurationView, Incomplete, UnknownItem

NAMESPACE = UUID("5b1f2f0e-6c55-5a57-9f7a-0d0f6f3f9b1c")


@operation
def save_configuration(
    actor: Actor, *, model: str, items: Iterable[str], market: str, order_date: date, build_date: date
) -> UUID:
    """Keep a complete configuration; the same one again is the same id.

    Raises `UnknownModel`, `UnknownItem`, `Incomplete` (the rules it breaks).
    """
    artefact = artefact_on(model, market=market, order_date=order_date, build_date=build_date)
    judged = check(artefact.formula, items := tuple(items))
    if judged.unknown:
        raise UnknownItem(items=judged.unknown, model=model)
    if judged.broken:
        raise Incomplete(rules=judged.broken)
    ordered = artefact.in_order(items)
    content = digest({"model": model, "artefact": artefact.hash, "items": list(ordered)})
    technical = values.technical(artefact, ordered)
    view = ConfigurationView(
        id=derived_id(NAMESPACE, content, market, order_date.isoformat(), build_date.isoformat()),
        model=model,
        model_year=artefact.year,
        market=market,
        order_date=order_date,
        build_date=build_date,
        artefact=artefact.hash,
        hash=content,
        items=ordered,
        features=values.features(artefact, ordered),
        technical=technical,
        label=values.label(technical),
    )
    row = Configuration(
        id=view.id,
        hash=content,
        model=model,
        market=market,
        order_date=order_date,
        build_date=build_date,
        artefact_id=artefact.hash,
        body=to_json(view),
        saved_at=now(),
    )
    Configuration.objects.bulk_create([row], ignore_conflicts=True)
    return view.id
