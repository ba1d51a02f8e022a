"""Reads of the customer stream."""

from murmelbahn.customer.queries.care import concerns, deals_in_care
from murmelbahn.customer.queries.consents import consent
from murmelbahn.customer.queries.enrolment import may_take_over
from murmelbahn.customer.queries.journey import channel_of, touchpoints
from murmelbahn.customer.queries.papers import paper_steps, papers
from murmelbahn.customer.queries.parties import acting_for, grants, may_act, parties_of, party, ref
from murmelbahn.customer.queries.told import TOLD

__all__ = [
    "TOLD",
    "acting_for",
    "channel_of",
    "concerns",
    "consent",
    "deals_in_care",
    "grants",
    "may_act",
    "may_take_over",
    "paper_steps",
    "papers",
    "parties_of",
    "party",
    "ref",
    "touchpoints",
]
