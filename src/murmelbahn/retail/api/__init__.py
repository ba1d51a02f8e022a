"""The network by API: one file a noun."""

from murmelbahn.retail.api import desk, drives, network

DOORS = [network.door, drives.door, desk.door]
__all__ = ["DOORS"]
