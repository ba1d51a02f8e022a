"""Everything that reads value: frozen dataclasses, filtered by what the actor may see."""

from murmelbahn.value.queries.agreements import (
    agreement,
    offer,
)
from murmelbahn.value.queries.bank import (
    payers,
    refund_instruction,
    refunds_of,
    unmatched_entries,
)
from murmelbahn.value.queries.controlling import (
    aged_claims,
    commission_balances,
    tax_months,
)
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
    loan_open,
    secured,
)
from murmelbahn.value.queries.ledger import (
    balances,
    ledger_check,
    postings_of,
    settled,
)
from murmelbahn.value.queries.lists import (
    price_list,
    quotes,
    seller_in,
)
from murmelbahn.value.queries.payouts import (
    payout_instruction,
    payouts,
)
from murmelbahn.value.queries.pricing import (
    lowest_price,
    quote,
)
from murmelbahn.value.queries.schemes import (
    commission_scheme,
)
from murmelbahn.value.queries.told import TOLD

__all__ = [
    "TOLD",
    "advances_of",
    "aged_claims",
    "agreement",
    "balances",
    "borrowed",
    "commission_balances",
    "commission_scheme",
    "commission_statement",
    "commitments",
    "credit_line",
    "evidence",
    "funding",
    "invoice",
    "invoices_of",
    "ledger_check",
    "legal_entity",
    "loan_open",
    "lowest_price",
    "month_figures",
    "offer",
    "open_items",
    "payers",
    "payment_instruction",
    "payout_instruction",
    "payouts",
    "postings_of",
    "price_list",
    "quote",
    "quotes",
    "refund_instruction",
    "refunds_of",
    "secured",
    "seller_in",
    "settled",
    "tax_months",
    "unmatched_entries",
]
