"""Thin tables of the vehicle stream."""

from murmelbahn.vehicle.models.build import Build, BuildChange
from murmelbahn.vehicle.models.car import Car, Registration, Transport
from murmelbahn.vehicle.models.product import ArtefactRow, Configuration, ModelRelease, ModelSlice

__all__ = [
    "ArtefactRow",
    "Build",
    "BuildChange",
    "Car",
    "Configuration",
    "ModelRelease",
    "ModelSlice",
    "Registration",
    "Transport",
]
