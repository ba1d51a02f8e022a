"""What a consumption label says of costs, and who owes one."""

from datetime import date

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.queries.files import market_on
from murmelbahn.markets.rules import label
from murmelbahn.markets.terms import LabelInputs, RunningCosts


def running_costs(actor: Actor, *, market: str, car: LabelInputs, on: date) -> RunningCosts:
    """Costs of energy and CO2 and the yearly tax, as the market's label names them on a day. Raises `UnknownMarket`."""
    rules = market_on(market, on)
    return label.running_costs(rules.label, car, currency=rules.currency, on=on)


def label_owed(actor: Actor, *, market: str, registered: date | None, odometer_km: int, on: date) -> bool:
    """Whether a car still counts as new for the label: never registered, or by age or distance. Raises `UnknownMarket`."""
    rules = market_on(market, on).registration
    return label.still_new(
        months=rules.new_car_max_months,
        km=rules.new_car_max_km,
        registered=registered,
        odometer_km=odometer_km,
        on=on,
    )
