"""Money by API: one file a noun."""

from murmelbahn.value.api import books, payments, prices

DOORS = [payments.door, books.door, prices.door]
__all__ = ["DOORS"]
