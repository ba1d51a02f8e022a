"""The adviser's desk as pages."""

from murmelbahn.showroom.terms.desk.car import CarDeskSheet, PersonLine, RoleNow
from murmelbahn.showroom.terms.desk.commission import CommissionSheet, EarnedLine
from murmelbahn.showroom.terms.desk.customers import ActingLine, CustomerLine, CustomerSheet, CustomersSheet, Led
from murmelbahn.showroom.terms.desk.today import DOORS, AgendaDay, AgendaLine, DeskSheet, LeadLine, TaskLine

__all__ = [
    "DOORS",
    "ActingLine",
    "AgendaDay",
    "AgendaLine",
    "CarDeskSheet",
    "CommissionSheet",
    "CustomerLine",
    "CustomerSheet",
    "CustomersSheet",
    "DeskSheet",
    "EarnedLine",
    "LeadLine",
    "Led",
    "PersonLine",
    "RoleNow",
    "TaskLine",
]
