"""Reads of the national company's office."""

from murmelbahn.showroom.queries.office.agents_sheet import agent_sheet, agents_sheet, month_closed
from murmelbahn.showroom.queries.office.board_sheet import board_sheet
from murmelbahn.showroom.queries.office.claims_sheet import claims_sheet
from murmelbahn.showroom.queries.office.credit_sheet import credit_sheet
from murmelbahn.showroom.queries.office.fallout_sheet import fallout_sheet
from murmelbahn.showroom.queries.office.frameworks_sheet import frameworks_sheet
from murmelbahn.showroom.queries.office.invoices_sheet import invoices_sheet
from murmelbahn.showroom.queries.office.leaving_sheet import leaving_sheet
from murmelbahn.showroom.queries.office.orders_sheet import declining_sheet, orders_sheet
from murmelbahn.showroom.queries.office.payments_sheet import deal_by_number, payments_sheet
from murmelbahn.showroom.queries.office.refunds_sheet import propose_sheet, refunds_sheet
from murmelbahn.showroom.queries.office.register_sheet import register_lines, register_sheet
from murmelbahn.showroom.queries.office.statements_sheet import statements_sheet
from murmelbahn.showroom.queries.office.taxes_sheet import taxes_sheet

__all__ = [
    "agent_sheet",
    "agents_sheet",
    "board_sheet",
    "claims_sheet",
    "credit_sheet",
    "deal_by_number",
    "declining_sheet",
    "fallout_sheet",
    "frameworks_sheet",
    "invoices_sheet",
    "leaving_sheet",
    "month_closed",
    "orders_sheet",
    "payments_sheet",
    "propose_sheet",
    "refunds_sheet",
    "register_lines",
    "register_sheet",
    "statements_sheet",
    "taxes_sheet",
]
