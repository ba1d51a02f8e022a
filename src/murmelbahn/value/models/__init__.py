"""Thin tables of the room, by noun."""

from murmelbahn.value.models.accounts import (
    DealAccount,
)
from murmelbahn.value.models.agreements import (
    Agreement,
    Offer,
)
from murmelbahn.value.models.bank import (
    BankEntryRow,
    PayingAccount,
    Payment,
    Refund,
    Statement,
)
from murmelbahn.value.models.commission import (
    CommissionRow,
)
from murmelbahn.value.models.funding import (
    CommitmentRow,
    CreditDraw,
    CreditLineRow,
    FundingSource,
    LenderRow,
)
from murmelbahn.value.models.invoices import (
    AdvanceRequestRow,
    Interest,
    Invoice,
    Reminder,
    Series,
)
from murmelbahn.value.models.ledger import (
    Entry,
    Posting,
)
from murmelbahn.value.models.payouts import (
    Payout,
    PayoutShare,
)
from murmelbahn.value.models.prices import (
    CampaignEnd,
    CampaignRow,
    CampaignUse,
    Price,
    PriceList,
)
from murmelbahn.value.models.proofs import (
    ProofRow,
)
from murmelbahn.value.models.schemes import (
    CommissionScheme,
)
from murmelbahn.value.models.sellers import (
    LegalEntityRow,
)

__all__ = [
    "AdvanceRequestRow",
    "Agreement",
    "BankEntryRow",
    "CampaignEnd",
    "CampaignRow",
    "CampaignUse",
    "CommissionRow",
    "CommissionScheme",
    "CommitmentRow",
    "CreditDraw",
    "CreditLineRow",
    "DealAccount",
    "Entry",
    "FundingSource",
    "Interest",
    "Invoice",
    "LegalEntityRow",
    "LenderRow",
    "Offer",
    "PayingAccount",
    "Payment",
    "Payout",
    "PayoutShare",
    "Posting",
    "Price",
    "PriceList",
    "ProofRow",
    "Refund",
    "Reminder",
    "Series",
    "Statement",
]
