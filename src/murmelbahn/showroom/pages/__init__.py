"""Pages: each translates an address into one query, and its answer into a template."""

from murmelbahn.showroom.pages.account import (
    account_consent,
    account_consents,
    account_data,
    account_profile,
    account_security,
    account_sign_out,
    account_vat_id,
)
from murmelbahn.showroom.pages.appointment import (
    appointment,
    appointment_cancel,
    appointment_confirm,
    appointment_heard,
)
from murmelbahn.showroom.pages.ask import ask_offer
from murmelbahn.showroom.pages.change import change, change_answer
from murmelbahn.showroom.pages.claims import claims, interest, interest_claim, interest_waive, write_off
from murmelbahn.showroom.pages.clock import next_day, until_something_happens
from murmelbahn.showroom.pages.configure import choose, configure, keep
from murmelbahn.showroom.pages.deal import deal, money, story
from murmelbahn.showroom.pages.deals import deals
from murmelbahn.showroom.pages.discounts import discount_back, discount_confirmed, discount_refused, discounts
from murmelbahn.showroom.pages.drives import (
    drive,
    drive_book,
    drive_cancel,
    drive_finish,
    drive_licence,
    drive_missed,
    drive_start,
    drive_weeks,
    drives,
)
from murmelbahn.showroom.pages.ending import end
from murmelbahn.showroom.pages.enrol import enrol
from murmelbahn.showroom.pages.exit import exit
from murmelbahn.showroom.pages.funding import finance_day, lender_again, smaller_loan, without_lender
from murmelbahn.showroom.pages.handover import handover
from murmelbahn.showroom.pages.invoicing import invoice, redetermine, tax_rule
from murmelbahn.showroom.pages.kept import configuration, configurations, keep_in_account, open_code
from murmelbahn.showroom.pages.legal import accessibility, conditions, imprint, privacy
from murmelbahn.showroom.pages.market import choose_market
from murmelbahn.showroom.pages.models import models
from murmelbahn.showroom.pages.offer import advance, ask_lender, offer, renew_offer, take_offer
from murmelbahn.showroom.pages.order import leave, order, order_form, order_receipt, order_signed
from murmelbahn.showroom.pages.papers import document
from murmelbahn.showroom.pages.people import demo_people
from murmelbahn.showroom.pages.registration import own_registration, paper, papers_open, registration
from murmelbahn.showroom.pages.start import start
from murmelbahn.showroom.pages.stock import stock, stock_car
from murmelbahn.showroom.pages.successor import successor
from murmelbahn.showroom.pages.withdrawal import withdraw, withdrawal_noted, withdrawn
from murmelbahn.showroom.pages.withdrawal_open import withdraw_open, withdrawn_open

__all__ = [
    "accessibility",
    "account_consent",
    "account_consents",
    "account_data",
    "account_profile",
    "account_security",
    "account_sign_out",
    "account_vat_id",
    "advance",
    "appointment",
    "appointment_cancel",
    "appointment_confirm",
    "appointment_heard",
    "ask_lender",
    "ask_offer",
    "change",
    "change_answer",
    "choose",
    "choose_market",
    "claims",
    "conditions",
    "configuration",
    "configurations",
    "configure",
    "deal",
    "deals",
    "demo_people",
    "discount_back",
    "discount_confirmed",
    "discount_refused",
    "discounts",
    "document",
    "drive",
    "drive_book",
    "drive_cancel",
    "drive_finish",
    "drive_licence",
    "drive_missed",
    "drive_start",
    "drive_weeks",
    "drives",
    "end",
    "enrol",
    "exit",
    "finance_day",
    "handover",
    "imprint",
    "interest",
    "interest_claim",
    "interest_waive",
    "invoice",
    "keep",
    "keep_in_account",
    "leave",
    "lender_again",
    "models",
    "money",
    "next_day",
    "offer",
    "open_code",
    "order",
    "order_form",
    "order_receipt",
    "order_signed",
    "own_registration",
    "paper",
    "papers_open",
    "privacy",
    "redetermine",
    "registration",
    "renew_offer",
    "smaller_loan",
    "start",
    "stock",
    "stock_car",
    "story",
    "successor",
    "take_offer",
    "tax_rule",
    "until_something_happens",
    "withdraw",
    "withdraw_open",
    "withdrawal_noted",
    "withdrawn",
    "withdrawn_open",
    "without_lender",
    "write_off",
]
