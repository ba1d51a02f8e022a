"""Reads of the showroom: whole pages as plain frozen data, put together from public queries of other rooms."""

from murmelbahn.showroom.queries.account_sheet import consents_sheet, data_sheet, profile_sheet, security_sheet
from murmelbahn.showroom.queries.ahead import hold_lines
from murmelbahn.showroom.queries.ask_sheet import ask_sheet
from murmelbahn.showroom.queries.car_sheet import kept_car_sheet, stock_car_sheet
from murmelbahn.showroom.queries.change_sheet import change_sheet
from murmelbahn.showroom.queries.clock_bar import clock_bar
from murmelbahn.showroom.queries.conditions_sheet import conditions_sheet
from murmelbahn.showroom.queries.configurator_sheet import configurator_sheet
from murmelbahn.showroom.queries.deal_claims_sheet import deal_claims_sheet
from murmelbahn.showroom.queries.deal_sheet import deal_sheet
from murmelbahn.showroom.queries.deals_sheet import deals_sheet
from murmelbahn.showroom.queries.declared_sheet import declared_lines, declared_sheet, sellers
from murmelbahn.showroom.queries.discounts_sheet import discounts_sheet
from murmelbahn.showroom.queries.drives_sheet import drive_sheet, drives_sheet, slot_sheet
from murmelbahn.showroom.queries.ending_sheet import ending_sheet
from murmelbahn.showroom.queries.exit_sheet import exit_sheet
from murmelbahn.showroom.queries.handover_sheet import handover_sheet
from murmelbahn.showroom.queries.invoicing_sheet import invoicing_sheet
from murmelbahn.showroom.queries.kept_sheet import kept_sheet, own_party
from murmelbahn.showroom.queries.models_sheet import models_sheet
from murmelbahn.showroom.queries.money_sheet import money_sheet
from murmelbahn.showroom.queries.offer_sheet import offer_sheet
from murmelbahn.showroom.queries.order_sheet import fundings, order_sheet, receipt_sheet
from murmelbahn.showroom.queries.people_sheet import people_sheet
from murmelbahn.showroom.queries.stock_sheet import stock_sheet
from murmelbahn.showroom.queries.story_sheet import story_sheet
from murmelbahn.showroom.queries.successor_sheet import successor_sheet
from murmelbahn.showroom.queries.take_sheet import take_sheet, waiting_offers
from murmelbahn.showroom.queries.window import home_market, seller_of
from murmelbahn.showroom.queries.withdrawal_sheet import refused_reasons, withdraw_sheet, withdrawn_sheet

__all__ = [
    "ask_sheet",
    "change_sheet",
    "clock_bar",
    "conditions_sheet",
    "configurator_sheet",
    "consents_sheet",
    "data_sheet",
    "deal_claims_sheet",
    "deal_sheet",
    "deals_sheet",
    "declared_lines",
    "declared_sheet",
    "discounts_sheet",
    "drive_sheet",
    "drives_sheet",
    "ending_sheet",
    "exit_sheet",
    "fundings",
    "handover_sheet",
    "hold_lines",
    "home_market",
    "invoicing_sheet",
    "kept_car_sheet",
    "kept_sheet",
    "models_sheet",
    "money_sheet",
    "offer_sheet",
    "order_sheet",
    "own_party",
    "people_sheet",
    "profile_sheet",
    "receipt_sheet",
    "refused_reasons",
    "security_sheet",
    "seller_of",
    "sellers",
    "slot_sheet",
    "stock_car_sheet",
    "stock_sheet",
    "story_sheet",
    "successor_sheet",
    "take_sheet",
    "waiting_offers",
    "withdraw_sheet",
    "withdrawn_sheet",
]
