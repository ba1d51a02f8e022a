"""What the consumption label of a car says where it is offered."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.markets.terms import RunningCosts
from murmelbahn.vehicle.terms import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """A label with the costs its market asks for. `classes`: the market's label names CO2 classes. `owed`: the car counts as
    new; of any other the values are told as they were measured when it was, and neither class nor costs."""

    label: Label
    classes: bool
    owed: bool
    costs: RunningCosts
