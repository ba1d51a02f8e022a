"""Thin tables of the deal."""

from murmelbahn.deal.models.change import Change
from murmelbahn.deal.models.deal import Deal, DealParty
from murmelbahn.deal.models.stray import Stray
from murmelbahn.deal.models.version import AgreementVersion

__all__ = ["AgreementVersion", "Change", "Deal", "DealParty", "Stray"]
