"""Everything that reads value: frozen dataclasses, filtered by what the actor may see."""

from murmelbahn.value.queries.agreements import (
    agreement,
    offer,
    offers_until,
)
from murmelbahn.value.queries.bank import (
    payers,
    refund_instruction,
    refunds_of,
    unmatched_entries,
)
from murmelbahn.value.queries.claims import late_claims, offer_cards, own_claim
from murmelbahn.value.queries.commissions import (
    closable_months,
    commission_bills,
    commission_booked,
    commission_months,
)
from murmelbahn.value.queries.controlling import (
    aged_claims,
    commission_balances,
    tax_months,
)
from murmelbahn.value.queries.credit import credit_lines
from murmelbahn.value.queries.documents import (
    advances_of,
    invoice,
    invoices_of,
    legal_entity,
    open_items,
    payment_instruction,
)
from murmelbahn.value.queries.evidence import (
    evidence,
)
from murmelbahn.value.queries.figures import (
    commission_statement,
    month_figures,
)
from murmelbahn.value.queries.financing import (
    borrowed,
    commitments,
    credit_line,
    funding,
    lender_asked,
    lenders_asked,
    loan_open,
    others_open,
    others_open_of,
    secured,
    secured_on,
)
from murmelbahn.value.queries.ledger import (
    balances,
    ledger_check,
    postings_of,
    settled,
)
from murmelbahn.value.queries.lenders import lender_party
from murmelbahn.value.queries.lists import (
    price_list,
    quotes,
    seller_in,
)
from murmelbahn.value.queries.matching import (
    entry_return_instruction,
    held_money,
    matched_entries,
    owed_back,
    refunds,
    suggestions,
)
from murmelbahn.value.queries.payouts import (
    payout_instruction,
    payouts,
)
from murmelbahn.value.queries.pricing import (
    lowest_price,
    quote,
)
from murmelbahn.value.queries.proofs import asking_proof, proofs_of, proofs_waiting, proven
from murmelbahn.value.queries.published import newest_prices, published_campaigns, published_lists
from murmelbahn.value.queries.register import invoice_register, number_series, register_months, register_sums
from murmelbahn.value.queries.reminders import interest_ahead, interests_of, reminders_of
from murmelbahn.value.queries.schemes import (
    commission_scheme,
)
from murmelbahn.value.queries.statements import known_entries, statements, unread_entries
from murmelbahn.value.queries.told import TOLD

__all__ = [
    "TOLD",
    "advances_of",
    "aged_claims",
    "agreement",
    "asking_proof",
    "balances",
    "borrowed",
    "closable_months",
    "commission_balances",
    "commission_bills",
    "commission_booked",
    "commission_months",
    "commission_scheme",
    "commission_statement",
    "commitments",
    "credit_line",
    "credit_lines",
    "entry_return_instruction",
    "evidence",
    "funding",
    "held_money",
    "interest_ahead",
    "interests_of",
    "invoice",
    "invoice_register",
    "invoices_of",
    "known_entries",
    "late_claims",
    "ledger_check",
    "legal_entity",
    "lender_asked",
    "lender_party",
    "lenders_asked",
    "loan_open",
    "lowest_price",
    "matched_entries",
    "month_figures",
    "newest_prices",
    "number_series",
    "offer",
    "offer_cards",
    "offers_until",
    "open_items",
    "others_open",
    "others_open_of",
    "owed_back",
    "own_claim",
    "payers",
    "payment_instruction",
    "payout_instruction",
    "payouts",
    "postings_of",
    "price_list",
    "proofs_of",
    "proofs_waiting",
    "proven",
    "published_campaigns",
    "published_lists",
    "quote",
    "quotes",
    "refund_instruction",
    "refunds",
    "refunds_of",
    "register_months",
    "register_sums",
    "reminders_of",
    "secured",
    "secured_on",
    "seller_in",
    "settled",
    "statements",
    "suggestions",
    "tax_months",
    "unmatched_entries",
    "unread_entries",
]
