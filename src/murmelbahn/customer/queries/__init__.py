"""Reads of the customer stream."""

from murmelbahn.customer.queries.care import concerns, deals_in_care
from murmelbahn.customer.queries.consents import consent, consents_of
from murmelbahn.customer.queries.declared import declared, declared_open
from murmelbahn.customer.queries.enrolment import may_take_over, same_person, written_down
from murmelbahn.customer.queries.journey import channel_of, touchpoints
from murmelbahn.customer.queries.papers import paper_steps, papers, papers_of
from murmelbahn.customer.queries.parties import (
    acting_for,
    at_address,
    cards_of,
    grants,
    identified,
    may_act,
    parties_by_id,
    parties_of,
    party,
    ref,
)
from murmelbahn.customer.queries.told import TOLD

__all__ = [
    "TOLD",
    "acting_for",
    "at_address",
    "cards_of",
    "channel_of",
    "concerns",
    "consent",
    "consents_of",
    "deals_in_care",
    "declared",
    "declared_open",
    "grants",
    "identified",
    "may_act",
    "may_take_over",
    "paper_steps",
    "papers",
    "papers_of",
    "parties_by_id",
    "parties_of",
    "party",
    "ref",
    "same_person",
    "touchpoints",
    "written_down",
]
