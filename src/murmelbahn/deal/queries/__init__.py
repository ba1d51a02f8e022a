"""Reads of the deal room."""

from murmelbahn.deal.queries.advance import advance_ahead
from murmelbahn.deal.queries.changes import (
    answer_days,
    change_terms,
    changeable_deals,
    changes_of,
    may_change,
    preview_change,
)
from murmelbahn.deal.queries.chosen import concerning, deals_of, these
from murmelbahn.deal.queries.collecting import collection, handover_from
from murmelbahn.deal.queries.coming import coming
from murmelbahn.deal.queries.conditions import conditions_of_sale
from murmelbahn.deal.queries.deals import count, deal, versions
from murmelbahn.deal.queries.declaration import order_declaration
from murmelbahn.deal.queries.discounts import Discount, Discounts, discounts_ahead
from murmelbahn.deal.queries.ends import ends_ahead, ways_out, withdrawal_right
from murmelbahn.deal.queries.estimates import estimate, estimates, usual_handover
from murmelbahn.deal.queries.evidence import verdict
from murmelbahn.deal.queries.evidence.strays import strays_elsewhere
from murmelbahn.deal.queries.fallout import held_facts, open_receipts, overdue_timers
from murmelbahn.deal.queries.funding import funding_of
from murmelbahn.deal.queries.gates import GateAhead, gates_ahead
from murmelbahn.deal.queries.invoicing import invoice_ahead
from murmelbahn.deal.queries.kept import end_money
from murmelbahn.deal.queries.label import label_facts
from murmelbahn.deal.queries.late import marks
from murmelbahn.deal.queries.leaving import Leaver, leavers, leaving
from murmelbahn.deal.queries.listing import counts, deals
from murmelbahn.deal.queries.offering import Offering, offer_ahead
from murmelbahn.deal.queries.own_registration import own_registration
from murmelbahn.deal.queries.pieces import build_of, car_of, receipts_of, seen_of
from murmelbahn.deal.queries.pulse import pulse
from murmelbahn.deal.queries.queue import orders_waiting
from murmelbahn.deal.queries.roster import roster
from murmelbahn.deal.queries.services import services_of
from murmelbahn.deal.queries.steps import next_steps
from murmelbahn.deal.queries.story import story
from murmelbahn.deal.queries.tasks import DeskView, desk, tasks
from murmelbahn.deal.queries.tax_rules import tax_rules_open

__all__ = [
    "DeskView",
    "Discount",
    "Discounts",
    "GateAhead",
    "Leaver",
    "Offering",
    "advance_ahead",
    "answer_days",
    "build_of",
    "car_of",
    "change_terms",
    "changeable_deals",
    "changes_of",
    "collection",
    "coming",
    "concerning",
    "conditions_of_sale",
    "count",
    "counts",
    "deal",
    "deals",
    "deals_of",
    "desk",
    "discounts_ahead",
    "end_money",
    "ends_ahead",
    "estimate",
    "estimates",
    "funding_of",
    "gates_ahead",
    "handover_from",
    "held_facts",
    "invoice_ahead",
    "label_facts",
    "leavers",
    "leaving",
    "marks",
    "may_change",
    "next_steps",
    "offer_ahead",
    "open_receipts",
    "order_declaration",
    "orders_waiting",
    "overdue_timers",
    "own_registration",
    "preview_change",
    "pulse",
    "receipts_of",
    "roster",
    "seen_of",
    "services_of",
    "story",
    "strays_elsewhere",
    "tasks",
    "tax_rules_open",
    "these",
    "usual_handover",
    "verdict",
    "versions",
    "ways_out",
    "withdrawal_right",
]
