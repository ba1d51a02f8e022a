"""Django application of the retail network."""

from django.apps import AppConfig


class RetailConfig(AppConfig):
    name = "murmelbahn.retail"
    label = "retail"
