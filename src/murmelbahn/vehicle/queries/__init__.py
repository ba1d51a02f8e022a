"""Reads of the vehicle stream."""

from murmelbahn.vehicle.queries.build import build, build_of_deal
from murmelbahn.vehicle.queries.car import car, car_of_deal, cars_by_vin, find_cars, plate
from murmelbahn.vehicle.queries.catalogue import (
    catalogue_of,
    catalogues,
    catalogues_of,
    model_catalogue,
    model_report,
    models,
    price_codes,
)
from murmelbahn.vehicle.queries.configuration import (
    capable_of,
    changed,
    configuration,
    features_of,
    included_in,
    included_items,
    label_of,
    label_of_values,
    stored_configuration,
    technical_of,
)
from murmelbahn.vehicle.queries.configurator import (
    change_options,
    check,
    complete,
    explanations,
    repairs,
    states,
    why,
)
from murmelbahn.vehicle.queries.registration import plate_asked, plates_asked
from murmelbahn.vehicle.queries.share import share_code, shared_configuration
from murmelbahn.vehicle.queries.stock import stock, stock_counts
from murmelbahn.vehicle.queries.told import TOLD
from murmelbahn.vehicle.queries.yard import yard, yard_counts

__all__ = [
    "TOLD",
    "build",
    "build_of_deal",
    "capable_of",
    "car",
    "car_of_deal",
    "cars_by_vin",
    "catalogue_of",
    "catalogues",
    "catalogues_of",
    "change_options",
    "changed",
    "check",
    "complete",
    "configuration",
    "explanations",
    "features_of",
    "find_cars",
    "included_in",
    "included_items",
    "label_of",
    "label_of_values",
    "model_catalogue",
    "model_report",
    "models",
    "plate",
    "plate_asked",
    "plates_asked",
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
    "yard",
    "yard_counts",
]
