"""Reads of the showroom: whole pages as plain frozen data, put together from public queries of other rooms."""

from murmelbahn.showroom.queries.clock_bar import clock_bar
from murmelbahn.showroom.queries.deal_sheet import deal_sheet
from murmelbahn.showroom.queries.deals_sheet import deals_sheet
from murmelbahn.showroom.queries.money_sheet import money_sheet
from murmelbahn.showroom.queries.story_sheet import story_sheet

__all__ = ["clock_bar", "deal_sheet", "deals_sheet", "money_sheet", "story_sheet"]
