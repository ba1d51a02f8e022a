"""Thin tables of the customer stream."""

from murmelbahn.customer.models.checks import IdentityCheckRow, ScreeningRow, VatIdAskRow, VatIdCheckRow
from murmelbahn.customer.models.consent import ConsentRow
from murmelbahn.customer.models.declared import DeclaredRow
from murmelbahn.customer.models.journey import TouchpointParty, TouchpointRow
from murmelbahn.customer.models.papers import PaperMoveRow, PaperRow
from murmelbahn.customer.models.party import EmailProof, PartyRow, PartyVersion
from murmelbahn.customer.models.relations import Care, GrantRow

__all__ = [
    "Care",
    "ConsentRow",
    "DeclaredRow",
    "EmailProof",
    "GrantRow",
    "IdentityCheckRow",
    "PaperMoveRow",
    "PaperRow",
    "PartyRow",
    "PartyVersion",
    "ScreeningRow",
    "TouchpointParty",
    "TouchpointRow",
    "VatIdAskRow",
    "VatIdCheckRow",
]
