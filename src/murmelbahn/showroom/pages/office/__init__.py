"""Pages of the national company's office: sales, finance, operators."""

from murmelbahn.showroom.pages.office.agents import (
    agent,
    agents,
    close_month,
    pay_again,
    record_account,
    release_account,
)
from murmelbahn.showroom.pages.office.board import board
from murmelbahn.showroom.pages.office.books import claims, remind, taxes
from murmelbahn.showroom.pages.office.credit import credit
from murmelbahn.showroom.pages.office.declared import declared, declared_answered, declared_booked
from murmelbahn.showroom.pages.office.door import office
from murmelbahn.showroom.pages.office.fallout import ask_again, fallout, retry
from murmelbahn.showroom.pages.office.frameworks import end_framework, frameworks
from murmelbahn.showroom.pages.office.invoices import invoices
from murmelbahn.showroom.pages.office.leaving import leave_declined, leaving
from murmelbahn.showroom.pages.office.orders import accept, decline, orders
from murmelbahn.showroom.pages.office.payments import (
    assign,
    clear,
    give_back,
    payments,
    release_return,
    set_aside,
    unassign,
)
from murmelbahn.showroom.pages.office.refunds import drop, propose, propose_all, refunds, release
from murmelbahn.showroom.pages.office.register import register, register_file
from murmelbahn.showroom.pages.office.statements import statements

__all__ = [
    "accept",
    "agent",
    "agents",
    "ask_again",
    "assign",
    "board",
    "claims",
    "clear",
    "close_month",
    "credit",
    "declared",
    "declared_answered",
    "declared_booked",
    "decline",
    "drop",
    "end_framework",
    "fallout",
    "frameworks",
    "give_back",
    "invoices",
    "leave_declined",
    "leaving",
    "office",
    "orders",
    "pay_again",
    "payments",
    "propose",
    "propose_all",
    "record_account",
    "refunds",
    "register",
    "register_file",
    "release",
    "release_account",
    "release_return",
    "remind",
    "retry",
    "set_aside",
    "statements",
    "taxes",
    "unassign",
]
