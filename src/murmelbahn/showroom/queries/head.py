"""What stands above every page of a deal."""

from __future__ import annotations

from murmelbahn.deal.terms import Customer, DealView, End, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.showroom.queries.names import customer_in, customers_in, model_title, party_names
from murmelbahn.showroom.terms import Audience, Head, audience_of
from murmelbahn.ui.terms import Sentence


def head_of(actor: Actor, *, deal: DealView) -> Head:
    """Title, number and one sentence about where the deal stands."""
    audience = audience_of(actor)
    names = {} if audience is Audience.CUSTOMER else party_names(actor, parties=customers_in([deal]))
    buyer, name = customer_in(deal, names)
    return Head(
        id=deal.id,
        number=deal.number,
        audience=audience,
        title=model_title(actor, deal=deal),
        market=deal.market,
        variant=deal.variant,
        customer=name,
        buyer=buyer if audience is Audience.ADVISER else None,
        zone=markets.market(SYSTEM, code=deal.market).zone,
        standing=standing(deal, audience=audience),
    )


def end_told(deal: DealView) -> Sentence:
    """How it ended. Of what never became a contract: the seller declined the order, nobody answered it, or there was none.
    Raises ValueError for a deal that has not ended."""
    if deal.end is None:
        raise ValueError("it has not ended")
    if deal.end is not End.LAPSED:
        return Sentence(f"deal.end.{deal.end}")
    if deal.customer is not Customer.ORDERED:
        return Sentence("deal.end.not_ordered")
    return Sentence("deal.end.declined" if deal.declined else "deal.end.lapsed")


def standing(deal: DealView, *, audience: Audience) -> Sentence:
    """The one sentence: the end, or what the car has reached, or before there is a contract what the customer has."""
    if deal.end is not None:
        return end_told(deal)
    if deal.closed:
        return Sentence("showroom.standing.done")
    if deal.run_out:
        return Sentence("showroom.standing.run_out")
    voice = "deal.now" if audience is Audience.CUSTOMER else "deal"
    early = deal.customer in (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED, Customer.ORDERED)
    if early or deal.vehicle is Vehicle.ALLOCATED:
        return Sentence(f"{voice}.customer.{deal.customer}")
    return Sentence(f"{voice}.vehicle.{deal.vehicle}")
