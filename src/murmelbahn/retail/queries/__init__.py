"""Reads of the retail network."""

from murmelbahn.retail.queries.accounts import agent_accounts
from murmelbahn.retail.queries.calendar import hands_over_on
from murmelbahn.retail.queries.deals import attribution, carers, caring, deals_of
from murmelbahn.retail.queries.drives import drive, drives, free_slots, slot
from murmelbahn.retail.queries.handover import (
    appointment,
    appointments,
    appointments_of,
    handover_times,
    handovers,
    protocol,
)
from murmelbahn.retail.queries.network import advisers, agents, contract_on, outlet, outlets, own_outlets, posts_of
from murmelbahn.retail.queries.suppliers import payee, supplier
from murmelbahn.retail.queries.told import TOLD

__all__ = [
    "TOLD",
    "advisers",
    "agent_accounts",
    "agents",
    "appointment",
    "appointments",
    "appointments_of",
    "attribution",
    "carers",
    "caring",
    "contract_on",
    "deals_of",
    "drive",
    "drives",
    "free_slots",
    "handover_times",
    "handovers",
    "hands_over_on",
    "outlet",
    "outlets",
    "own_outlets",
    "payee",
    "posts_of",
    "protocol",
    "slot",
    "supplier",
]
