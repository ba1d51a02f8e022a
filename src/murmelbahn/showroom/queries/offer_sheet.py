"""An offer, as the customer and the adviser read it."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.queries import GateAhead
from murmelbahn.deal.terms import Customer, DealView, Gate, Role
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.ahead import gate_cards
from murmelbahn.showroom.queries.answers import proof_waits
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.lenders import lender_name, lenders_in
from murmelbahn.showroom.queries.looks import look_of
from murmelbahn.showroom.queries.price import price_lines
from murmelbahn.showroom.queries.words import by_family, first_of
from murmelbahn.showroom.terms import Audience, CommitmentLine, LenderLine, OfferSheet
from murmelbahn.ui.terms import Sentence, Tone
from murmelbahn.value import queries as value
from murmelbahn.value.terms import TAKEOVER, Commitment, CommitmentState, FundingKind
from murmelbahn.vehicle import queries as vehicle

TONES = {
    CommitmentState.REQUESTED: Tone.WAIT,
    CommitmentState.APPROVED: Tone.GOOD,
    CommitmentState.REFUSED: Tone.STOP,
    CommitmentState.LAPSED: Tone.CALM,
}
BEFORE = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED)


def offer_sheet(actor: Actor, *, deal: UUID) -> OfferSheet:
    """Everything on the page of an offer. Raises `NotFound` for a deal that is not there or not the reader's."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    market = markets.market(actor, code=view.market)
    today = clock.read().astimezone(ZoneInfo(market.zone)).date()
    offered_id = view.offer
    offered = if_there(lambda: value.offer(actor, offer=offered_id, on=today)) if offered_id else None
    before = view.customer in BEFORE and view.end is None
    standing = view.customer is Customer.OFFERED and offered is not None and not offered.expired and view.end is None
    ahead = deals.offer_ahead(actor, deal=deal) if before and not standing else None
    sold = vehicle.configuration(actor, configuration=view.configuration)
    catalogue = vehicle.catalogue_of(actor, artefact=sold.artefact)
    car = if_there(lambda: vehicle.car(actor, vin=view.vin, deal=deal)) if view.vin else None
    technical = car.technical if car else sold.technical
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    orderer = view.party(Role.ORDERER)
    company = view.customer_kind == "company"
    answers = _commitments(actor, view)
    return OfferSheet(
        head=head,
        version=view.version,
        mine=head.audience is Audience.CUSTOMER and orderer in actor.parties,
        standing=standing,
        expired=before and offered is not None and offered.expired,
        became=_became(view, head.audience),
        became_at="deal_order_receipt" if view.customer is Customer.ORDERED and not view.end else "deal",
        ordered=not before and view.end is None,
        made_on=offered.made_on if offered else None,
        valid_until=offered.valid_until if offered else None,
        law_until=markets.law_kept_until(
            SYSTEM, market=view.market, contract=offered.made_on, supply=offered.terms.quote.tax_date
        )
        if offered
        else None,
        days_left=(offered.valid_until - today).days if offered else 0,
        look=look_of(sold.model, catalogue.body, sold.items, technical.powertrain),
        vin=view.vin,
        car_class=car.car_class.value if car else "",
        odometer_km=car.odometer_km if car else 0,
        first_registration=car.first_registration if car else None,
        year=sold.model_year,
        engine=first_of(catalogue, "engine", sold.items),
        paint=first_of(catalogue, "paint", sold.items),
        equipment=by_family(catalogue, sold.items),
        label=deals.label_facts(
            actor,
            market=view.market,
            label=vehicle.label_of_values(actor, technical=technical),
            on=offered.made_on if offered else today,
            handover=offered.terms.quote.tax_date if offered else today,
            car=car,
        ),
        price=price_lines(actor, deal=view, terms=offered.terms) if offered else (),
        totals=offered.terms.quote.totals if offered else None,
        net=company,
        estimate=ahead.quote.totals.gross if ahead else None,
        holds=gate_cards(actor, ahead=[GateAhead(Gate.OFFER, ahead.holds)])[0].holds if ahead else (),
        handover=offered.terms.quote.tax_date if offered else None,
        seller=cards.seller_card(actor, deal=view),
        care=cards.care_card(outlet) if outlet else None,
        documents=cards.document_lines(actor, deal=view),
        lenders=_still_to_ask(view.market, answers) if standing else (),
        commitments=answers,
        credit=if_there(lambda: value.credit_line(actor, seller=view.seller, party=orderer)) if company else None,
        code=vehicle.share_code(actor, configuration=view.configuration),
        zone=market.zone,
        advance=view.advance if before or standing or (view.customer is Customer.ORDERED and not view.end) else None,
        currency=market.currency,
        proof_waits=before and proof_waits(view),
    )


def _became(view: DealView, audience: Audience) -> Sentence | None:
    """What became of an offer that is none any more."""
    voice = "you" if audience is Audience.CUSTOMER else "they"
    if view.end is not None:
        return Sentence(f"showroom.offer.became_{'contract_ended' if view.agreement else 'ended'}")
    if view.customer in BEFORE:
        return None
    if not view.agreement:
        return Sentence(f"showroom.offer.became_order.{voice}")
    return Sentence("showroom.offer.became_contract", {"on": view.contract_date} if view.contract_date else {})


def _commitments(actor: Actor, view: DealView) -> tuple[CommitmentLine, ...]:
    """What lenders answered, the newest first."""
    found = if_there(lambda: value.commitments(actor, deal=view.id)) or () if view.offer else ()
    return tuple(_answer(one, lender_name(view.market, one.lender)) for one in reversed(found))


def _still_to_ask(market: str, answers: tuple[CommitmentLine, ...]) -> tuple[LenderLine, ...]:
    """Lenders that are not thinking about it, or have agreed, already."""
    asked = {one.lender for one in answers if one.state in (CommitmentState.REQUESTED, CommitmentState.APPROVED)}
    loans = (one for one in lenders_in(market) if one.kind == FundingKind.LOAN)
    return tuple(one for one in loans if one.name not in asked)


def _answer(one: Commitment, name: str) -> CommitmentLine:
    return CommitmentLine(
        lender=name,
        kind=one.kind.value,
        state=one.state.value,
        tone=TONES[one.state],
        amount=one.amount,
        valid_until=one.valid_until,
        open=tuple(each.code for each in one.conditions if not each.met and each.code != TAKEOVER),
        refused=one.state is CommitmentState.REFUSED,
    )
