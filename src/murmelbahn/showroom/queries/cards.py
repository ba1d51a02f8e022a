"""The cards of a deal's page, each from one or two public queries; what is not there is no card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import NotDeclared, Paper, PaperHolder, PaperState
from murmelbahn.deal.terms import Customer, DealView, Value, Vehicle
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentKind, DocumentSummary
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries as markets
from murmelbahn.retail.terms import Appointment, Outlet
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.dates import still
from murmelbahn.showroom.queries.payment import epc_picture
from murmelbahn.showroom.terms import (
    Audience,
    CarCard,
    CareCard,
    DateCard,
    DocumentLine,
    PaperLine,
    PaymentCard,
    SellerCard,
    Unwinding,
    WithdrawalCard,
    audience_of,
)
from murmelbahn.ui.terms import Sentence, Tone
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LegalEntity
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import BuildView, CarView

OF_THE_BUYER = frozenset(
    {
        "declared_online",
        "declared_phone",
        "declared_outlet",
        "declared_home_visit",
        "addressed_off_premises",
        "accepted_outlet",
        "negotiated_in_person",
        "negotiated_off_premises",
        "only_information",
    }
)
"""Reasons that speak to the buyer; others read them about the buyer."""
CLAIMING = (Value.ADVANCE_ASKED, Value.INVOICED)
FIRM = (Value.INVOICED, Value.SECURED)
"""With the invoice a day is set. Before it the plant's and the carrier's dates count more than what the offer assumed."""
PAPER_TONES = {
    PaperState.REQUIRED: Tone.WAIT,
    PaperState.PRESENT: Tone.CALM,
    PaperState.CHECKED: Tone.GOOD,
    PaperState.REJECTED: Tone.STOP,
    PaperState.HANDED_OUT: Tone.GOOD,
    PaperState.WAIVED: Tone.CALM,
}


def seller_card(actor: Actor, *, deal: DealView) -> SellerCard | None:
    """Who sells."""
    entity = if_there(lambda: value.legal_entity(actor, seller=deal.seller))
    return _seller(entity) if entity else None


def seller_of_market(actor: Actor, *, market: str) -> SellerCard | None:
    """Who sells in a market; none where nobody does."""
    entity = if_there(lambda: value.legal_entity(actor, seller=value.seller_in(actor, market=market)))
    return _seller(entity) if entity else None


def _seller(entity: LegalEntity) -> SellerCard:
    return SellerCard(
        name=entity.legal_name,
        address=entity.address,
        register=entity.register,
        vat_id=entity.vat_id,
        email=entity.email_address,
        phone=entity.telephone,
    )


def care_card(outlet: Outlet) -> CareCard:
    """Who cares for the customer, with opening hours by weekday."""
    address = outlet.address
    return CareCard(
        name=outlet.name,
        street=address.street,
        place=f"{address.postal_code} {address.city}",
        hours=tuple((one.weekday, f"{one.opens:%H:%M} – {one.closes:%H:%M}") for one in outlet.hours),
    )


def may_owe(deal: DealView, unwound: Unwinding | None) -> bool:
    """Whether it is worth asking what is to be paid: a claim runs, or something is open again after the handover (on a credit
    line, or because the bank took a payment back), or after the end."""
    again = deal.value is Value.EARNED and deal.end is None and not deal.leased
    return deal.value in CLAIMING or again or (unwound is not None and unwound.owed is not None)


def payment_card(actor: Actor, *, deal: DealView, today: date, early: Money | None = None) -> PaymentCard | None:
    """What to pay, if anything is open; `early`: what is to be there before the order is accepted."""
    asked = if_there(lambda: value.payment_instruction(actor, deal=deal.id))
    if asked is not None and early is not None:
        asked = replace(asked, amount=early)
    if asked is None or asked.amount.amount <= 0:
        return None
    return PaymentCard(
        holder=asked.holder,
        iban=" ".join(asked.iban[place : place + 4] for place in range(0, len(asked.iban), 4)),
        bic=asked.bic,
        reference=asked.reference,
        amount=asked.amount,
        due_on=asked.due_on,
        late=asked.due_on is not None and asked.due_on < today,
        qr=epc_picture(asked),
    )


def withdrawal_card(actor: Actor, *, deal: DealView, today: date) -> WithdrawalCard | None:
    """Whether the buyer may withdraw and until when; before the order it is not known yet."""
    if deal.customer in (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED):
        return None
    try:
        verdict = if_there(lambda: customer.channel_of(actor, deal=deal.id, consumer=deal.customer_kind == "private"))
    except NotDeclared:
        return None
    if verdict is None:
        return None
    code = "none"
    if verdict.withdrawal_right:
        code = "running" if deal.withdrawal_until is None or deal.withdrawal_until >= today else "over"
    reasons = tuple(reasons_told(audience_of(actor), [reason.code for reason in verdict.reasons]))
    rules = markets.market(SYSTEM, code=deal.market)
    words = {language: words.withdrawal_button for language, words in rules.words.items()}
    return WithdrawalCard(verdict=code, until=deal.withdrawal_until, reasons=reasons, button=words)


def reasons_told(audience: Audience, codes: Sequence[str]) -> Iterator[Sentence]:
    """How a contract came about, to its buyer and to others. Whether there is a right stands above, so not once more."""
    for code in codes:
        _, _, reason = code.rpartition(".")
        if reason != "right":
            told = audience is not Audience.CUSTOMER and reason in OF_THE_BUYER
            yield Sentence(f"showroom.reason_they.{reason}" if told else code)


def document_lines(actor: Actor, *, deal: DealView) -> tuple[DocumentLine, ...]:
    """The newest first; of several offers each says which one it is and whether it counts."""
    found = if_there(lambda: documents.documents_of(actor, deal=deal.id)) or ()
    offers = [one.id for one in found if one.kind is DocumentKind.OFFER]
    lines = (document_line(one) for one in reversed(found))
    if len(offers) < 2:
        return tuple(lines)
    last = _last_offer(deal)
    return tuple(
        replace(one, nth=offers.index(one.id) + 1, counts=last if one.id == offers[-1] else "replaced")
        if one.id in offers
        else one
        for one in lines
    )


def _last_offer(deal: DealView) -> str:
    """How the newest offer of a deal stands."""
    if deal.customer in (Customer.LEAD, Customer.IDENTIFIED) or (deal.end is not None and not deal.agreement):
        return "over"
    return "now" if deal.customer is Customer.OFFERED else "ordered"


def document_line(one: DocumentSummary) -> DocumentLine:
    """A document with the forms in which it can be had."""
    return DocumentLine(
        id=one.id,
        kind=f"documents.document_kind.{one.kind}",
        number=one.number,
        at=one.frozen_at,
        formats=tuple(form.format for form in one.renditions),
    )


def paper_lines(actor: Actor, *, deal: DealView) -> tuple[PaperLine, ...]:
    """What is needed to register and hand over the car."""
    sets = if_there(lambda: customer.papers(actor, deal=deal.id)) or ()
    return tuple(
        PaperLine(
            kind=f"customer.paper_kind.{paper.kind}",
            state=f"customer.paper_state.{paper.state}",
            supplier=f"customer.paper_holder.{paper.supplier}",
            tone=PAPER_TONES[paper.state],
            code=paper.kind.value,
            keeper=one.keeper,
            steps=_steps(actor, paper),
            place=paper.place,
        )
        for one in sets
        for paper in one.papers
    )


def _steps(actor: Actor, paper: Paper) -> tuple[str, ...]:
    """What the reader may do with a paper; customers only with what they bring themselves."""
    if actor.kind is ActorKind.CUSTOMER and paper.supplier is not PaperHolder.KEEPER:
        return ()
    return tuple(state.value for state in customer.paper_steps(actor, paper=paper))


def car_card(actor: Actor, *, deal: DealView, title: dict[str, str]) -> CarCard | None:
    """The sold configuration in words."""
    sold = if_there(lambda: vehicle.configuration(actor, configuration=deal.configuration))
    if sold is None:
        return None
    catalogue = if_there(lambda: vehicle.catalogue_of(actor, artefact=sold.artefact))
    chosen = set(sold.features)
    return CarCard(
        title=title,
        vin=deal.vin,
        model_year=sold.model_year,
        power_kw=sold.technical.power_kw,
        powertrain=f"vehicle.powertrain.{sold.technical.powertrain}",
        co2_g_km=sold.technical.co2_g_km,
        equipment=tuple(item.texts for item in catalogue.items if item.code in chosen) if catalogue else (),
    )


def date_card(
    *,
    deal: DealView,
    appointment: Appointment | None,
    car: CarView | None,
    build: BuildView | None,
    zone: str,
    today: date,
) -> DateCard:
    """The date that counts now: what happened, what is agreed, what is set with the invoice, what plant and carrier
    expect, what the offer assumed; in this order. What went by
    without happening is told as past."""
    if car is not None and car.handed_over_on is not None:
        return DateCard(kind="handed_over", on=car.handed_over_on)
    if appointment is not None:
        return still(DateCard(kind=f"appointment_{appointment.state}", at=appointment.starts, zone=zone), today=today)
    if deal.planned_handover is not None and deal.value in FIRM:
        return still(DateCard(kind="planned", on=deal.planned_handover), today=today)
    transport = car.transport if car is not None else None
    if transport is not None and transport.estimate is not None and deal.vehicle is Vehicle.IN_TRANSIT:
        return still(DateCard(kind="arrival", on=transport.estimate, spread=transport.spread_days), today=today)
    if build is not None and build.promised is not None:
        return still(DateCard(kind="promised", on=build.promised), today=today)
    if deal.planned_handover is not None:
        return still(DateCard(kind="planned", on=deal.planned_handover), today=today)
    return DateCard(kind="open")
