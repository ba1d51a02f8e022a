"""The books: ledger, open items, taxes, commission, what could not be matched."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.door import Door, Page
from murmelbahn.value import queries
from murmelbahn.value.terms import ClaimPlace

door = Door("books")
BOOKS, DESK = Scope.BOOKS_READ, Scope.DESK_WRITE
door.reads("/deals/{deal}/balances", queries.balances, scope=BOOKS)
door.reads("/deals/{deal}/postings", queries.postings_of, scope=BOOKS)
door.reads(
    "/open-items", queries.open_items, scope=BOOKS,
    page=Page(place=lambda one: str(one.place), read=ClaimPlace.parse),
)  # fmt: skip
door.reads("/deals/{deal}/reminders", queries.reminders_of, scope=BOOKS)
door.reads("/deals/{deal}/interest", queries.interests_of, scope=BOOKS)
door.reads("/documents/{document}/interest", queries.interest_ahead, scope=BOOKS)
door.reads("/credit-lines", queries.credit_lines, scope=BOOKS)
door.reads("/aged-claims", queries.aged_claims, scope=BOOKS)
door.reads("/unmatched-entries", queries.unmatched_entries, scope=BOOKS)
door.reads("/unmatched-entries/suggestions", queries.suggestions, scope=BOOKS)
door.reads("/refunds", queries.refunds, scope=BOOKS)
door.reads("/statements", queries.statements, scope=BOOKS)
door.reads("/unread-entries", queries.unread_entries, scope=BOOKS)
door.reads("/held-money", queries.held_money, scope=BOOKS)
door.reads("/tax-months", queries.tax_months, scope=BOOKS)
door.reads("/sellers/{seller}/month-figures", queries.month_figures, scope=BOOKS)
door.reads("/payouts", queries.payouts, scope=DESK)
door.reads("/commission-months", queries.commission_months, scope=DESK)
door.reads("/commission-lines", queries.commission_booked, scope=DESK)
door.reads("/commission-balances", queries.commission_balances, scope=DESK)
door.reads("/ledger-check", queries.ledger_check, scope=Scope.OPERATIONS_READ)
