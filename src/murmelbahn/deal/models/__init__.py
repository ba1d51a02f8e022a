"""Thin tables of the deal."""

from murmelbahn.deal.models.agent_tax_id import AgentTaxId
from murmelbahn.deal.models.change import Change
from murmelbahn.deal.models.deal import Deal, DealParty
from murmelbahn.deal.models.version import AgreementVersion

__all__ = ["AgentTaxId", "AgreementVersion", "Change", "Deal", "DealParty"]
