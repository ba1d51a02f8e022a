"""Django application of the customer stream."""

from django.apps import AppConfig


class CustomerConfig(AppConfig):
    name = "murmelbahn.customer"
    label = "customer"
