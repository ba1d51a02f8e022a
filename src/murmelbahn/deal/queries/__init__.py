"""Reads of the deal room."""

from murmelbahn.deal.queries.changes import changes_of, preview_change
from murmelbahn.deal.queries.deals import count, deal, versions
from murmelbahn.deal.queries.evidence import verdict
from murmelbahn.deal.queries.gates import GateAhead, gates_ahead
from murmelbahn.deal.queries.listing import counts, deals
from murmelbahn.deal.queries.roster import roster
from murmelbahn.deal.queries.story import story

__all__ = [
    "GateAhead",
    "changes_of",
    "count",
    "counts",
    "deal",
    "deals",
    "gates_ahead",
    "preview_change",
    "roster",
    "story",
    "verdict",
    "versions",
]
