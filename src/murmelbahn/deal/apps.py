"""The deal room as a Django app."""

from django.apps import AppConfig


class DealConfig(AppConfig):
    name = "murmelbahn.deal"
    label = "deal"
