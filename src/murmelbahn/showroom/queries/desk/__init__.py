"""Reads of the adviser's desk."""

from murmelbahn.showroom.queries.desk.car import car_desk_sheet
from murmelbahn.showroom.queries.desk.commission import commission_sheet
from murmelbahn.showroom.queries.desk.customers import customer_sheet, customers_sheet
from murmelbahn.showroom.queries.desk.today import desk_sheet

__all__ = [
    "car_desk_sheet",
    "commission_sheet",
    "customer_sheet",
    "customers_sheet",
    "desk_sheet",
]
