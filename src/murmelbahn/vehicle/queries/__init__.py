"""Reads of the vehicle stream."""

from murmelbahn.vehicle.queries.build import build, build_of_deal
from murmelbahn.vehicle.queries.car import car, car_of_deal, find_cars, plate
from murmelbahn.vehicle.queries.catalogue import catalogue_of, model_catalogue, models
from murmelbahn.vehicle.queries.configuration import configuration, features_of, technical_of
from murmelbahn.vehicle.queries.configurator import change_options, check, complete, repairs, states, why

__all__ = [
    "build",
    "build_of_deal",
    "car",
    "car_of_deal",
    "catalogue_of",
    "change_options",
    "check",
    "complete",
    "configuration",
    "features_of",
    "find_cars",
    "model_catalogue",
    "models",
    "plate",
    "repairs",
    "states",
    "technical_of",
    "why",
]
