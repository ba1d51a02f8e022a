"""The books: ledger, register of numbers, open items, taxes, commission, what could not be matched."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api.door import Door, Page
from murmelbahn.value import queries
from murmelbahn.value.terms import ClaimPlace, InvoiceKind, RegisterFilter, RegisterLine, RegisterSum, SeriesPlace


def register(
    actor: Actor,
    *,
    seller: str = "",
    kind: InvoiceKind | None = None,
    month: str | None = None,
    after: SeriesPlace | None = None,
    limit: int = 50,
) -> tuple[RegisterLine, ...]:
    """Numbers of documents of money in the order of their series: of one seller, one kind, one month of issue (`2026-11`), or
    all. A correction takes back, so its amounts are negative. Raises NotAllowed."""
    return queries.invoice_register(actor, chosen=_chosen(seller, kind, month), after=after, limit=limit)


def register_sums(
    actor: Actor, *, seller: str = "", kind: InvoiceKind | None = None, month: str | None = None
) -> tuple[RegisterSum, ...]:
    """What the same numbers come to, by currency: sales, and apart from them what is self-billed in agents' names. Raises
    NotAllowed."""
    return queries.register_sums(actor, chosen=_chosen(seller, kind, month))


def _chosen(seller: str, kind: InvoiceKind | None, month: str | None) -> RegisterFilter:
    return RegisterFilter(seller=seller, kind=kind, month=month or "")


door = Door("books")
BOOKS, DESK = Scope.BOOKS_READ, Scope.DESK_WRITE
door.reads("/deals/{deal}/balances", queries.balances, scope=BOOKS)
door.reads("/deals/{deal}/postings", queries.postings_of, scope=BOOKS)
door.reads(
    "/open-items", queries.open_items, scope=BOOKS,
    page=Page(place=lambda one: str(one.place), read=ClaimPlace.parse),
)  # fmt: skip
door.reads("/register", register, scope=BOOKS, page=Page(place=lambda one: str(one.place), read=SeriesPlace.parse))
door.reads("/register/months", queries.register_months, scope=BOOKS)
door.reads("/register/sums", register_sums, scope=BOOKS)
door.reads("/number-series", queries.number_series, scope=BOOKS)
door.reads("/deals/{deal}/reminders", queries.reminders_of, scope=BOOKS)
door.reads("/deals/{deal}/interest", queries.interests_of, scope=BOOKS)
door.reads("/documents/{document}/interest", queries.interest_ahead, scope=BOOKS)
door.reads("/credit-lines", queries.credit_lines, scope=BOOKS)
door.reads("/sellers/{seller}/credit-lines/{party}", queries.credit_line, scope=Scope.MONEY_READ)
door.reads("/aged-claims", queries.aged_claims, scope=BOOKS)
door.reads("/unmatched-entries", queries.unmatched_entries, scope=BOOKS)
door.reads("/unmatched-entries/suggestions", queries.suggestions, scope=BOOKS)
door.reads("/matched-entries", queries.matched_entries, scope=BOOKS)
door.reads("/refunds", queries.refunds, scope=BOOKS)
door.reads("/statements", queries.statements, scope=BOOKS)
door.reads("/unread-entries", queries.unread_entries, scope=BOOKS)
door.reads("/held-money", queries.held_money, scope=BOOKS)
door.reads("/owed-back", queries.owed_back, scope=BOOKS)
door.reads("/tax-months", queries.tax_months, scope=BOOKS)
door.reads("/sellers/{seller}/month-figures", queries.month_figures, scope=BOOKS)
door.reads("/sellers/{seller}/closable-months", queries.closable_months, scope=BOOKS)
door.reads("/agents/{agent}/commission-bills", queries.commission_bills, scope=DESK)
door.reads("/payouts", queries.payouts, scope=DESK)
door.reads("/commission-months", queries.commission_months, scope=DESK)
door.reads("/commission-lines", queries.commission_booked, scope=DESK)
door.reads("/commission-balances", queries.commission_balances, scope=DESK)
door.reads("/ledger-check", queries.ledger_check, scope=Scope.OPERATIONS_READ)
