"""Deals by API: one file a noun."""

from murmelbahn.deal.api import acts, ends, looks

DOORS = [looks.door, acts.door, ends.door]
__all__ = ["DOORS"]
