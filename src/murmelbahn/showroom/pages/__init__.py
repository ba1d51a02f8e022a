"""Pages: each translates an address into one query, and its answer into a template."""

from murmelbahn.showroom.pages.clock import next_day, until_something_happens
from murmelbahn.showroom.pages.deal import deal, money, story
from murmelbahn.showroom.pages.deals import deals
from murmelbahn.showroom.pages.order import leave, order, order_receipt, order_signed
from murmelbahn.showroom.pages.papers import document
from murmelbahn.showroom.pages.start import start
from murmelbahn.showroom.pages.withdrawal import withdraw, withdrawn

__all__ = [
    "deal",
    "deals",
    "document",
    "leave",
    "money",
    "next_day",
    "order",
    "order_receipt",
    "order_signed",
    "start",
    "story",
    "until_something_happens",
    "withdraw",
    "withdrawn",
]
