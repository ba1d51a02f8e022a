"""Reads of the showroom: whole pages as plain frozen data, put together from public queries of other rooms."""

from murmelbahn.showroom.queries.change_sheet import change_sheet
from murmelbahn.showroom.queries.clock_bar import clock_bar
from murmelbahn.showroom.queries.deal_sheet import deal_sheet
from murmelbahn.showroom.queries.deals_sheet import deals_sheet
from murmelbahn.showroom.queries.handover_sheet import handover_sheet
from murmelbahn.showroom.queries.money_sheet import money_sheet
from murmelbahn.showroom.queries.order_sheet import order_sheet, receipt_sheet
from murmelbahn.showroom.queries.story_sheet import story_sheet
from murmelbahn.showroom.queries.withdrawal_sheet import withdraw_sheet, withdrawn_sheet

__all__ = [
    "change_sheet",
    "clock_bar",
    "deal_sheet",
    "deals_sheet",
    "handover_sheet",
    "money_sheet",
    "order_sheet",
    "receipt_sheet",
    "story_sheet",
    "withdraw_sheet",
    "withdrawn_sheet",
]
