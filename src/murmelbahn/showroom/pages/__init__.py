"""Pages: each translates an address into one query, and its answer into a template."""

from murmelbahn.showroom.pages.appointment import appointment, appointment_cancel, appointment_confirm
from murmelbahn.showroom.pages.change import change, change_answer
from murmelbahn.showroom.pages.clock import next_day, until_something_happens
from murmelbahn.showroom.pages.deal import deal, money, story
from murmelbahn.showroom.pages.deals import deals
from murmelbahn.showroom.pages.handover import handover
from murmelbahn.showroom.pages.order import leave, order, order_receipt, order_signed
from murmelbahn.showroom.pages.papers import document
from murmelbahn.showroom.pages.registration import paper, papers_open, registration
from murmelbahn.showroom.pages.start import start
from murmelbahn.showroom.pages.withdrawal import withdraw, withdrawn

__all__ = [
    "appointment",
    "appointment_cancel",
    "appointment_confirm",
    "change",
    "change_answer",
    "deal",
    "deals",
    "document",
    "handover",
    "leave",
    "money",
    "next_day",
    "order",
    "order_receipt",
    "order_signed",
    "paper",
    "papers_open",
    "registration",
    "start",
    "story",
    "until_something_happens",
    "withdraw",
    "withdrawn",
]
