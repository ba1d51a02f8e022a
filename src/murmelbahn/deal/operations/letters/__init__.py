"""Writing the letters of a deal: each is frozen once for the fact that made it true, from frozen sources."""

from murmelbahn.deal.operations.letters.agents import write_commission
from murmelbahn.deal.operations.letters.changes import write_agreed_version, write_change_preview
from murmelbahn.deal.operations.letters.claims import write_damages, write_not_owed, write_refund, write_reminder
from murmelbahn.deal.operations.letters.collection import write_collection_reminder
from murmelbahn.deal.operations.letters.endings import (
    write_lapse,
    write_refusal,
    write_rescission,
    write_withdrawal_receipt,
)
from murmelbahn.deal.operations.letters.handover import write_handover
from murmelbahn.deal.operations.letters.invoices import write_invoice
from murmelbahn.deal.operations.letters.orders import write_offer, write_order_papers
from murmelbahn.deal.operations.letters.readiness import write_readiness
from murmelbahn.deal.operations.letters.sheet import Occasion

__all__ = [
    "Occasion",
    "write_agreed_version",
    "write_change_preview",
    "write_collection_reminder",
    "write_commission",
    "write_damages",
    "write_handover",
    "write_invoice",
    "write_lapse",
    "write_not_owed",
    "write_offer",
    "write_order_papers",
    "write_readiness",
    "write_refund",
    "write_refusal",
    "write_reminder",
    "write_rescission",
    "write_withdrawal_receipt",
]
