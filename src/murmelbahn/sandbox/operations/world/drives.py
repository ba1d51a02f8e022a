"""Cars to try: two at every outlet, with free times for ten weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation, today
from murmelbahn.markets import queries as markets
from murmelbahn.retail import operations as retail
from murmelbahn.retail import queries as retail_queries
from murmelbahn.sandbox.rules.vins import vin
from murmelbahn.vehicle import queries as vehicle

CARS, DAYS = 2, 70
AHEAD = timedelta(days=60)
STARTS = (time(10), time(14), time(16, 30))
LASTS = timedelta(hours=1)
SUNDAY = 6


@operation
def offer_drives(actor: Actor) -> None:
    """Demo cars of all models, outlet after outlet, each free three times a day from tomorrow on."""
    tried = 0
    for market in markets.live_markets(SYSTEM):
        day = today(market.zone)
        models = vehicle.models(SYSTEM, market=market.code, order_date=day, build_date=day + AHEAD)
        for outlet in retail_queries.outlets(SYSTEM, market=market.code):
            for _ in range(CARS):
                model = models[tried % len(models)].model
                tried += 1
                car = retail.add_demo_car(SYSTEM, outlet=outlet.outlet, vin=vin(model, "T", tried), model=model)
                retail.offer_slots(SYSTEM, demo_car=car, times=tuple(_times(day, ZoneInfo(market.zone))))


def _times(day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    for ahead in range(1, DAYS + 1):
        on = day + timedelta(days=ahead)
        if on.weekday() == SUNDAY:
            continue
        for at in STARTS:
            starts = datetime.combine(on, at, zone).astimezone(UTC)
            yield starts, starts + LASTS
