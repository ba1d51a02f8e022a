"""The room as Django sees it."""

from django.apps import AppConfig


class VehicleConfig(AppConfig):
    name = "murmelbahn.vehicle"
    label = "vehicle"
