"""The books: ledger, open items, taxes, commission, what could not be matched."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api import Door
from murmelbahn.value import queries

door = Door("books")
BOOKS, DESK = Scope.BOOKS_READ, Scope.DESK_WRITE
door.reads("/deals/{deal}/balances", queries.balances, scope=BOOKS)
door.reads("/deals/{deal}/postings", queries.postings_of, scope=BOOKS)
door.reads("/open-items", queries.open_items, scope=BOOKS)
door.reads("/aged-claims", queries.aged_claims, scope=BOOKS)
door.reads("/unmatched-entries", queries.unmatched_entries, scope=BOOKS)
door.reads("/tax-months", queries.tax_months, scope=BOOKS)
door.reads("/sellers/{seller}/month-figures", queries.month_figures, scope=BOOKS)
door.reads("/payouts", queries.payouts, scope=DESK)
door.reads("/commission-balances", queries.commission_balances, scope=DESK)
door.reads("/ledger-check", queries.ledger_check, scope=Scope.OPERATIONS_READ)
