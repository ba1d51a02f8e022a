"""Which paper or event is mailed under which subject, and to whom. Pure."""

from __future__ import annotations

from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import DocumentKind

TO_INVOICED = frozenset(
    {
        DocumentKind.ADVANCE_INVOICE,
        DocumentKind.FINAL_INVOICE,
        DocumentKind.CREDIT_NOTE,
        DocumentKind.DAMAGES_STATEMENT,
        DocumentKind.VALUE_LOSS_STATEMENT,
        DocumentKind.REMINDER,
    }
)
"""Papers for the invoice recipient; all others go to the buyer."""


BY_HAND = frozenset({DocumentKind.ORDER_FORM})
"""Papers that are printed and handed over where they are signed; a blank one in the mail would only confuse."""


def recipient_role(kind: DocumentKind) -> Role:
    """Who in a deal a paper is mailed to."""
    return Role.INVOICE_RECIPIENT if kind in TO_INVOICED else Role.BUYER
