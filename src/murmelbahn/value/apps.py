"""Django's entry to the room."""

from django.apps import AppConfig


class ValueConfig(AppConfig):
    name = "murmelbahn.value"
    label = "value"
