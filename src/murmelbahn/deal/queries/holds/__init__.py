"""What holds each gate now: facts are gathered from the streams' queries, the rows decide."""

from murmelbahn.deal.queries.holds.acceptance import acceptance_holds
from murmelbahn.deal.queries.holds.build_release import build_holds
from murmelbahn.deal.queries.holds.handover import handover_holds
from murmelbahn.deal.queries.holds.invoice import firm_arrival, firm_day, invoice_holds
from murmelbahn.deal.queries.holds.offer import offer_holds
from murmelbahn.deal.queries.holds.order import order_holds
from murmelbahn.deal.queries.holds.papers import missing_papers
from murmelbahn.deal.queries.holds.registration import registration_holds
from murmelbahn.deal.queries.holds.repriced import inputs_of, requote
from murmelbahn.deal.queries.holds.seen import Seen, see, state_of
from murmelbahn.deal.queries.holds.settle import settle_holds

__all__ = [
    "Seen",
    "acceptance_holds",
    "build_holds",
    "firm_arrival",
    "firm_day",
    "handover_holds",
    "inputs_of",
    "invoice_holds",
    "missing_papers",
    "offer_holds",
    "order_holds",
    "registration_holds",
    "requote",
    "see",
    "settle_holds",
    "state_of",
]
