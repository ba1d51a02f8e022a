"""Customers by API: one file a noun."""

from murmelbahn.customer.api import journey, parties

DOORS = [parties.door, journey.door]
__all__ = ["DOORS"]
