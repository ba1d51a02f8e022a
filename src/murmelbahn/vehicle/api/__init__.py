"""Models, configurator, cars by API: one file a noun."""

from murmelbahn.vehicle.api import cars, configurator

DOORS = [configurator.door, cars.door]
__all__ = ["DOORS"]
