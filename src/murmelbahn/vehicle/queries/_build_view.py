"""A build's row as others see it."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.rows import every, where
from murmelbahn.markets import queries as markets
from murmelbahn.vehicle.models import Build, BuildChange
from murmelbahn.vehicle.rules.building import frozen_on
from murmelbahn.vehicle.terms import AsBuilt, BuildChangeState, BuildChangeView, BuildState, BuildView, FreezeDate


def view_of(row: Build) -> BuildView:
    """A row as others see it, frozen classes judged by the market's day."""
    freeze = tuple(FreezeDate(freeze_class=name, on=date.fromisoformat(on)) for name, on in sorted(row.freeze.items()))
    return BuildView(
        id=row.id,
        deal=row.deal,
        configuration=row.configuration,
        state=BuildState(row.state),
        market=row.market,
        seller=row.seller,
        plant=row.plant,
        week=row.week,
        promised=row.promised,
        freeze=freeze,
        frozen=frozen_on(freeze, today(markets.market(SYSTEM, code=row.market).zone)),
        vin=row.vin,
        as_built=from_json(AsBuilt, row.as_built) if row.as_built else None,
        reason=row.reason,
        for_stock=row.for_stock,
        changes=tuple(
            BuildChangeView(
                change=one.id,
                configuration=one.configuration,
                state=BuildChangeState(one.state),
                reason=one.reason,
            )
            for one in every(BuildChange, where("build_id = %s", row.id), order="id")
        ),
    )
