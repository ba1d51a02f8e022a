"""Reads of the deal room."""

from murmelbahn.deal.queries.changes import change_terms, changes_of, may_change, preview_change
from murmelbahn.deal.queries.deals import count, deal, versions
from murmelbahn.deal.queries.declaration import order_declaration
from murmelbahn.deal.queries.ends import ways_out, withdrawal_right
from murmelbahn.deal.queries.estimates import estimates, usual_handover
from murmelbahn.deal.queries.evidence import verdict
from murmelbahn.deal.queries.funding import funding_of
from murmelbahn.deal.queries.gates import GateAhead, gates_ahead
from murmelbahn.deal.queries.listing import counts, deals
from murmelbahn.deal.queries.offering import Offering, offer_ahead
from murmelbahn.deal.queries.pieces import build_of, car_of, receipts_of, seen_of
from murmelbahn.deal.queries.pulse import pulse
from murmelbahn.deal.queries.roster import roster
from murmelbahn.deal.queries.services import services_of
from murmelbahn.deal.queries.story import story

__all__ = [
    "GateAhead",
    "Offering",
    "build_of",
    "car_of",
    "change_terms",
    "changes_of",
    "count",
    "counts",
    "deal",
    "deals",
    "estimates",
    "funding_of",
    "gates_ahead",
    "may_change",
    "offer_ahead",
    "order_declaration",
    "preview_change",
    "pulse",
    "receipts_of",
    "roster",
    "seen_of",
    "services_of",
    "story",
    "usual_handover",
    "verdict",
    "versions",
    "ways_out",
    "withdrawal_right",
]
