"""Thin tables of the retail network."""

from murmelbahn.retail.models.attribution import AttributionRow
from murmelbahn.retail.models.drives import DemoCarRow, SlotRow, TestDriveRow
from murmelbahn.retail.models.handover import OPEN, AppointmentRow, ProtocolRow
from murmelbahn.retail.models.network import AdviserRow, AgentRow, ContractRow, OutletRow
from murmelbahn.retail.models.supplier import AgentAccountRow, AgentTaxIdRow

__all__ = [
    "OPEN",
    "AdviserRow",
    "AgentAccountRow",
    "AgentRow",
    "AgentTaxIdRow",
    "AppointmentRow",
    "AttributionRow",
    "ContractRow",
    "DemoCarRow",
    "OutletRow",
    "ProtocolRow",
    "SlotRow",
    "TestDriveRow",
]
