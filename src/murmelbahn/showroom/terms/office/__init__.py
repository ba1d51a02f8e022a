"""Words of the national company's office."""

from murmelbahn.showroom.terms.office.board import BoardLine, BoardSheet, Mark, Pick
from murmelbahn.showroom.terms.office.books import (
    AgentLine,
    AgentSheet,
    AgentsSheet,
    AgeRow,
    ClaimLine,
    ClaimsSheet,
    PayoutLine,
    StatementsSheet,
    TaxesSheet,
)
from murmelbahn.showroom.terms.office.credit import CompanyLine, CreditLine, CreditSheet
from murmelbahn.showroom.terms.office.fallout import FalloutSheet
from murmelbahn.showroom.terms.office.frameworks import FrameworkLine, FrameworksSheet
from murmelbahn.showroom.terms.office.invoices import InvoiceLine, InvoicesSheet, NumberLine, RegisterSheet, SeriesLine
from murmelbahn.showroom.terms.office.leaving import LeaverLine
from murmelbahn.showroom.terms.office.money import (
    EntryLine,
    Guess,
    HeldLine,
    MatchLine,
    OwedLine,
    PaymentsSheet,
    ProposeSheet,
    RefundLine,
    RefundsSheet,
)
from murmelbahn.showroom.terms.office.orders import Declining, DecliningSheet, OrderLine, OrdersSheet

__all__ = [
    "AgeRow",
    "AgentLine",
    "AgentSheet",
    "AgentsSheet",
    "BoardLine",
    "BoardSheet",
    "ClaimLine",
    "ClaimsSheet",
    "CompanyLine",
    "CreditLine",
    "CreditSheet",
    "Declining",
    "DecliningSheet",
    "EntryLine",
    "FalloutSheet",
    "FrameworkLine",
    "FrameworksSheet",
    "Guess",
    "HeldLine",
    "InvoiceLine",
    "InvoicesSheet",
    "LeaverLine",
    "Mark",
    "MatchLine",
    "NumberLine",
    "OrderLine",
    "OrdersSheet",
    "OwedLine",
    "PaymentsSheet",
    "PayoutLine",
    "Pick",
    "ProposeSheet",
    "RefundLine",
    "RefundsSheet",
    "RegisterSheet",
    "SeriesLine",
    "StatementsSheet",
    "TaxesSheet",
]
