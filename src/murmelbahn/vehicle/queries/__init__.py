"""Reads of the vehicle stream."""

from murmelbahn.vehicle.queries.build import build, build_of_deal
from murmelbahn.vehicle.queries.car import car, car_of_deal, find_cars, plate
from murmelbahn.vehicle.queries.catalogue import catalogue_of, model_catalogue, model_report, models, price_codes
from murmelbahn.vehicle.queries.configuration import (
    capable_of,
    changed,
    configuration,
    features_of,
    included_in,
    included_items,
    label_of,
    stored_configuration,
    technical_of,
)
from murmelbahn.vehicle.queries.configurator import change_options, check, complete, repairs, states, why
from murmelbahn.vehicle.queries.share import share_code, shared_configuration
from murmelbahn.vehicle.queries.stock import stock, stock_counts
from murmelbahn.vehicle.queries.told import TOLD

__all__ = [
    "TOLD",
    "build",
    "build_of_deal",
    "capable_of",
    "car",
    "car_of_deal",
    "catalogue_of",
    "change_options",
    "changed",
    "check",
    "complete",
    "configuration",
    "features_of",
    "find_cars",
    "included_in",
    "included_items",
    "label_of",
    "model_catalogue",
    "model_report",
    "models",
    "plate",
    "price_codes",
    "repairs",
    "share_code",
    "shared_configuration",
    "states",
    "stock",
    "stock_counts",
    "stored_configuration",
    "technical_of",
    "why",
]
