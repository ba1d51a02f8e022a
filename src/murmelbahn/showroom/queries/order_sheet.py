"""An offer on its way to becoming an order, and the receipt of the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import DECLARATIONS, Channel
from murmelbahn.deal import queries as deals
from murmelbahn.deal.queries import GateAhead
from murmelbahn.deal.terms import Customer, DealView, Declaration, Gate, NothingOffered, Role, Variant
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import OrderKind
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import ahead, cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.answers import proof_waits
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.lenders import lender_name, lenders_in
from murmelbahn.showroom.queries.price import price_lines, terms_of
from murmelbahn.showroom.terms import Audience, FundingChoice, OrderSheet, ReceiptSheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import queries as value
from murmelbahn.value.terms import CommitmentState, ComponentKind, ContractTerms, FundingKind

OPEN = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED)
FORESEEN = {
    "customer.channel_reason.declared_online": "showroom.order.if_online",
    "customer.channel_reason.declared_phone": "showroom.order.if_phone",
    "customer.channel_reason.declared_outlet": "showroom.order.if_outlet",
}
"""What the reasons say of an order that is still to come."""
SENT = ("order_receipt", "withdrawal_notice", "offer", "order_confirmation")
NEXT = {
    Variant.STOCK: ("answer", "papers", "invoice", "registration", "handover"),
    Variant.BUILD_TO_ORDER: ("answer", "build", "papers", "invoice", "registration", "handover"),
}
"""What happens after an order, in this order."""
OWN = {"papers": "", "registration": "own_registration"}
"""What is otherwise for a customer who registers the car herself: no papers for us, and the plates are hers."""


def order_sheet(actor: Actor, *, deal: UUID, language: str) -> OrderSheet:
    """What would be ordered, and the notices of this very order. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    try:
        read = deals.order_declaration(actor, deal=deal, language=language)
        read = read if actor.kind is ActorKind.CUSTOMER else _at_the_desk(view, read)
    except NothingOffered:
        read = None
    terms = terms_of(actor, deal=view) if read else None
    rules = markets.market(SYSTEM, code=view.market)
    company = view.customer_kind != "private"
    steps = (GateAhead(gate=Gate.ORDER, holds=read.holds),) if read else ()
    open_ways = tuple(fundings(actor, deal=view)) if read else ()
    return OrderSheet(
        head=head,
        read=read,
        mine=actor.kind is ActorKind.CUSTOMER and view.party(Role.ORDERER) in actor.parties,
        company=company,
        reasons=tuple(_reasons(head.audience, read.reasons)) if read else (),
        withdrawal_days=rules.withdrawal.days,
        holds=tuple(line for card in ahead.gate_cards(actor, ahead=steps) for line in card.holds),
        price=price_lines(actor, deal=view, terms=terms) if terms else (),
        totals=terms.quote.totals if terms else None,
        car=cards.car_card(actor, deal=view, title=head.title),
        seller=cards.seller_card(actor, deal=view),
        care=cards.care_card(outlet) if outlet else None,
        advance=view.advance,
        fundings=open_ways,
        own_part=any(one.kind == FundingKind.LOAN for one in open_ways),
        currency=rules.currency,
        payment_days=rules.dunning.payment_days,
        credit_days=rules.dunning.payment_days_company if _on_credit(open_ways) else None,
        delivery=view.planned_handover or (terms.quote.tax_date if terms else None),
        ways_out=deals.ways_out(actor, deal=deal),
        forms=tuple(line for line in cards.document_lines(actor, deal=view) if line.kind.endswith(".order_form"))
        if head.audience.staff and read
        else (),
        zone=rules.zone,
        proof_waits=bool(read) and proof_waits(view),
    )


def _on_credit(ways: Sequence[FundingChoice]) -> bool:
    return any(one.kind == FundingKind.CREDIT_LINE for one in ways)


def receipt_sheet(actor: Actor, *, deal: UUID, language: str) -> ReceiptSheet | None:
    """The receipt of an order; none as long as nothing is ordered. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    if view.customer in OPEN:
        return None
    rules = markets.market(SYSTEM, code=view.market)
    spoken = language if language in rules.words else rules.languages[0]
    terms = terms_of(actor, deal=view)
    at = _declared(actor, view)
    kind = OrderKind.STOCK if view.variant is Variant.STOCK else OrderKind.BUILD_TO_ORDER
    ordered = at.astimezone(ZoneInfo(rules.zone)).date() if at else None
    accepted = view.agreement > 0
    right = if_there(lambda: deals.withdrawal_right(actor, deal=deal))
    return ReceiptSheet(
        head=head_of(actor, deal=view),
        ordered_at=at,
        answer_by=markets.acceptance_end(SYSTEM, market=view.market, ordered=ordered, kind=kind) if ordered else None,
        accepted=accepted,
        heading=rules.words[spoken].order_receipt,
        language=spoken,
        totals=terms.quote.totals if terms else None,
        documents=tuple(
            line for line in cards.document_lines(actor, deal=view) if line.kind.rpartition(".")[2] in SENT
        ),
        steps=_steps(view.variant, terms),
        right=right is not None and right.open,
        zone=rules.zone,
    )


def fundings(actor: Actor, *, deal: DealView) -> Iterator[FundingChoice]:
    """Paying by transfer is always open; a lender once it was asked and has not refused; a lease, whose lessor is asked
    after the order, for companies."""
    yield FundingChoice(kind=FundingKind.CASH.value, lender="", amount=None)
    if deal.customer_kind != "private":
        orderer = deal.party(Role.ORDERER)
        line = if_there(lambda: value.credit_line(actor, seller=deal.seller, party=orderer))
        if line is not None and line.limit:
            yield FundingChoice(kind=FundingKind.CREDIT_LINE.value, lender="", amount=line.free)
    asked = if_there(lambda: value.commitments(actor, deal=deal.id)) or ()
    for one in asked:
        if one.state in (CommitmentState.REQUESTED, CommitmentState.APPROVED):
            name = lender_name(deal.market, one.lender)
            yield FundingChoice(kind=one.kind.value, lender=one.lender, amount=one.amount, name=name)
    if deal.customer_kind != "private":
        for lessor in lenders_in(deal.market):
            if lessor.kind == FundingKind.LEASE:
                yield FundingChoice(kind=lessor.kind, lender=lessor.code, amount=None, name=lessor.name)


def _steps(variant: Variant, terms: ContractTerms | None) -> tuple[Sentence, ...]:
    ours = terms is None or any(line.kind == ComponentKind.REGISTRATION_SERVICE for line in terms.quote.lines)
    steps = (step if ours else OWN.get(step, step) for step in NEXT[variant])
    return tuple(Sentence(f"showroom.receipt.next.{step}") for step in steps if step)


def _at_the_desk(view: DealView, read: Declaration) -> Declaration:
    """The same for an order signed at the outlet, as the desk reads it: the customer's own page is for ordering online."""
    verdict = customer.channel_of(
        SYSTEM,
        deal=view.id,
        market=view.market,
        consumer=view.customer_kind == "private",
        declaring=Channel.OUTLET,
    )
    return replace(
        read,
        right=verdict.withdrawal_right,
        reasons=tuple(one.code for one in verdict.reasons),
        notices=read.notices if verdict.withdrawal_right else (),
    )


def _reasons(audience: Audience, codes: Sequence[str]) -> Iterator[Sentence]:
    """Nothing is declared yet, and whether there is a right stands above: only what leads to it."""
    for code in codes:
        if code in FORESEEN:
            yield Sentence(FORESEEN[code])
        else:
            yield from cards.reasons_told(audience, (code,))


def _declared(actor: Actor, view: DealView) -> datetime | None:
    """When the customer declared itself, by button or signature."""
    told = [touch.at for touch in customer.touchpoints(actor, deal=view.id) if touch.kind in DECLARATIONS]
    return told[-1] if told else None
