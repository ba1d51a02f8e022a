"""Single questions: the price of one car, its taxes, one step in the configurator. Milliseconds of CPU, both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.faults.life import CHOICES, EXTRAS, Life, Stage

from benchmarks.machine import used
from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.pricing import request_for
from murmelbahn.deal.queries.rows import parties_of, view
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle


def questions(stage: Stage) -> dict[str, Callable[[], Any]]:
    """By name, what is asked again and again; nothing of it writes."""
    deal = Life(stage).open(stage.wishes[0])
    row = Deal.objects.get(id=deal)
    seen = view(row, parties_of([deal])[deal])
    configuration = vehicle.configuration(SYSTEM, configuration=row.configuration)
    day = stage.town.today()
    artefact = configuration.artefact

    def ask() -> Any:
        car = vehicle.car(SYSTEM, vin=row.vin) if row.vin else None
        return request_for(
            seen, configuration=configuration, car=car, extras=EXTRAS, order_date=day, tax_date=date(2027, 1, 20)
        )

    request = ask()
    chosen = {"one": CHOICES[:1], "all": CHOICES}
    return {
        "price of one car (quote: list, campaigns, taxes)": lambda: value.quote(SYSTEM, request=request),
        "price of one car with its question (items, tax inputs)": lambda: value.quote(SYSTEM, request=ask()),
        "configurator step (states of all items after one choice)": lambda: vehicle.states(
            SYSTEM, artefact=artefact, choices=chosen["one"]
        ),
        "configurator step (after four choices)": lambda: vehicle.states(
            SYSTEM, artefact=artefact, choices=chosen["all"]
        ),
        "configurator: cheapest complete car": lambda: vehicle.complete(SYSTEM, artefact=artefact, choices=CHOICES),
    }


def milliseconds(call: Callable[[], Any], times: int) -> float:
    """CPU per call."""
    call()
    with used() as took:
        for _ in range(times):
            call()
    return took.cpu * 1000 / times
