"""Django's view of the room: a name and a label, no tables."""

from django.apps import AppConfig


class MarketsConfig(AppConfig):
    name = "murmelbahn.markets"
    label = "markets"
