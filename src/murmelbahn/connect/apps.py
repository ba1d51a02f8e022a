"""Django application of the outside worlds."""

from django.apps import AppConfig


class ConnectConfig(AppConfig):
    name = "murmelbahn.connect"
    label = "connect"
