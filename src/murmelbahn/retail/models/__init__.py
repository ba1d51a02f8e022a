"""Thin tables of the retail network."""

from murmelbahn.retail.models.attribution import AttributionRow
from murmelbahn.retail.models.drives import DemoCarRow, SlotRow, TestDriveRow
from murmelbahn.retail.models.handover import OPEN, AppointmentRow, ProtocolRow
from murmelbahn.retail.models.network import AdviserRow, AgentRow, ContractRow, OutletRow

__all__ = [
    "OPEN",
    "AdviserRow",
    "AgentRow",
    "AppointmentRow",
    "AttributionRow",
    "ContractRow",
    "DemoCarRow",
    "OutletRow",
    "ProtocolRow",
    "SlotRow",
    "TestDriveRow",
]
