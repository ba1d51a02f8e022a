"""Reads of the retail network."""

from murmelbahn.retail.queries.deals import attribution, caring, deals_of
from murmelbahn.retail.queries.drives import drive, drives, free_slots, slot
from murmelbahn.retail.queries.handover import appointment, appointments, handover_times, protocol
from murmelbahn.retail.queries.network import advisers, agents, contract_on, outlet, outlets, posts_of
from murmelbahn.retail.queries.suppliers import payee, supplier
from murmelbahn.retail.queries.told import TOLD

__all__ = [
    "TOLD",
    "advisers",
    "agents",
    "appointment",
    "appointments",
    "attribution",
    "caring",
    "contract_on",
    "deals_of",
    "drive",
    "drives",
    "free_slots",
    "handover_times",
    "outlet",
    "outlets",
    "payee",
    "posts_of",
    "protocol",
    "slot",
    "supplier",
]
