"""One deal, put together for its page."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from murmelbahn.deal import queries as deals
from murmelbahn.deal.queries import GateAhead
from murmelbahn.deal.terms import Customer, DealView, Gate, Registrar, Track, Value, Variant, Vehicle
from murmelbahn.kernel import clock, receipts
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.held import held
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import ahead, cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.answers import answers_due
from murmelbahn.showroom.queries.appointment import appointment_card, appointment_of, looks_on, went_by
from murmelbahn.showroom.queries.change_sheet import open_change
from murmelbahn.showroom.queries.dates import AT_PLANT, dates_of
from murmelbahn.showroom.queries.head import end_told, head_of
from murmelbahn.showroom.queries.lenders import SELLER, lender_again, names_in, smaller_loan
from murmelbahn.showroom.queries.not_owed import books_of, not_owed, with_money
from murmelbahn.showroom.queries.successor_sheet import may_propose
from murmelbahn.showroom.queries.unwinding import unwinding
from murmelbahn.showroom.terms import (
    Audience,
    DealSheet,
    LaneCard,
    OwnSheet,
    ReceiptLine,
    ReserveCard,
    RoleLine,
    StuckLine,
    Unwinding,
    run_of,
)
from murmelbahn.ui.terms import Sentence
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import CarView, RegistrationState

CHANGING = (Vehicle.CHOSEN, *AT_PLANT)
"""Where a change may lie open."""
UNINVOICED = (Value.AGREED, Value.ADVANCE_ASKED, Value.ADVANCE_HELD, Value.FUNDING_SET)
UNREGISTERED = (RegistrationState.REFUSED, RegistrationState.DEREGISTERED)
HOUSE = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.OPERATOR)
LESSOR_PAYS = Sentence("showroom.lane.lessor_pays")
"""The car is with the lessee; the lessor pays on the takeover confirmation."""
ESTIMATE = "price_is_estimate"
COOLED = "cooled_off"
"""What is said of a deal whose period of withdrawal is over while something else keeps it from being settled."""
MISSED = "missed"
"""What is said where the agreed day went by without a handover."""
HANDED = (Customer.RECEIVED, Customer.COOLING_OFF, Customer.SETTLED)
PAPERS = (Customer.CONTRACTED, Customer.PAPERS_COMPLETE, Customer.APPOINTED)


def deal_sheet(actor: Actor, *, deal: UUID) -> DealSheet:
    """Everything on a deal's page. Raises `NotFound` for a deal that is not there or not the reader's."""
    view = deals.deal(actor, deal=deal)
    head = head_of(actor, deal=view)
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    zone = head.zone
    today = _today(zone)
    steps = () if view.closed or view.end else (*_offer_held(actor, view), *deals.gates_ahead(actor, deal=deal))
    gates = ahead.gate_cards(actor, ahead=steps)
    run = run_of(
        view,
        held=[one.gate for one in steps if one.holds],
        free=[one.gate for one in steps if not one.holds],
    )
    appointment = appointment_of(actor, deal=view) if view.customer in PAPERS else None
    gone_by = went_by(appointment, zone=zone, today=today)
    early = deals.advance_ahead(actor, deal=deal) if view.customer is Customer.ORDERED else None
    books = books_of(view) if view.end is not None or view.closed else None
    unwound = unwinding(actor, deal=view, books=books)
    paying = early is not None or cards.may_owe(view, unwound)
    payment = cards.payment_card(actor, deal=view, today=today, early=early) if paying else None
    car = if_there(lambda: vehicle.car(actor, vin=view.vin, deal=deal)) if view.vin else None
    build = vehicle.build_of_deal(actor, deal=deal) if view.build is not None and view.vehicle in AT_PLANT else None
    staff = head.audience is not Audience.CUSTOMER
    papers = cards.paper_lines(actor, deal=view) if view.customer in PAPERS or _to_send(view) else ()
    free = {one.gate for one in steps if not one.holds}
    own = _own(actor, view)
    over = not_owed(actor, deal=view, books=books)
    wait = deals.next_steps(actor, deals=[view])[view.id]
    change = open_change(actor, deal=view) if view.agreement and view.vehicle in CHANGING else None
    smaller = smaller_loan(actor, deal=view, gates=gates)
    leaving = if_there(lambda: deals.leaving(actor, deal=deal)) if view.leave_asked_at else None
    endable = actor.kind in SELLER and not view.end and not view.closed and view.customer in PAPERS
    owed = answers_due(actor, deal=view, change=change, smaller=smaller, leaving=leaving is not None, endable=endable)
    return DealSheet(
        head=with_money(head, over),
        run=run,
        lanes=_ended(head.audience, view, unwound)
        if view.end
        else _lanes(actor, head.audience, view, today, gone_by=gone_by),
        end=end_told(view) if view.end else None,
        todo=ahead.todos(
            actor,
            deal=view,
            gates=gates,
            payment=payment,
            appointment=None if looks_on(actor, deal=view) else appointment,
            gone_by=gone_by,
            applied=not _without_plate(car),
            own=own is not None and own.way.may_tell,
            owed=tuple(owed),
        )
        if over is None
        else (ahead.give_back(actor, money=over),),
        gates=gates,
        car=cards.car_card(actor, deal=view, title=head.title),
        date=None
        if view.end
        else cards.date_card(deal=view, appointment=appointment, car=car, build=build, zone=zone, today=today),
        seller=cards.seller_card(actor, deal=view),
        care=cards.care_card(outlet) if outlet else None,
        payment=payment,
        unwinding=view.end is not None and (not view.closed or over is not None),
        unwound=unwound,
        withdrawal=None if view.end else cards.withdrawal_card(actor, deal=view, today=today),
        documents=cards.document_lines(actor, deal=view),
        papers=papers,
        parties=_parties(actor, view) if staff else (),
        receipts=_receipts(deal) if staff else (),
        stuck=_stuck(deal) if head.audience is Audience.NATIONAL else (),
        zone=zone,
        version=view.version,
        appointment=appointment_card(actor, deal=view, appointment=appointment, outlet=outlet, car=car, today=today)
        if outlet
        else None,
        dates=()
        if view.end
        else tuple(
            dates_of(view, appointment=appointment, car=car, build=build, payment=payment, zone=zone, today=today)
        ),
        promise=None if view.end else view.promise,
        change=change,
        changeable=_changeable(view),
        smaller=smaller,
        lender=lender_again(actor, deal=view, gates=gates) if view.customer in PAPERS else None,
        open_list=view.customer is Customer.CONTRACTED and not papers and not view.end,
        register=staff and Gate.REGISTRATION in free and _without_plate(car),
        successor=head.audience is Audience.NATIONAL and may_propose(actor, deal=view),
        endable=endable,
        leaves=view.end is None and view.customer in PAPERS,
        leaving=leaving,
        reserve=_reserve(actor, view, today),
        own=own,
        done=view.closed,
        next=ahead.step_card(actor, head.audience, view, wait) if wait else None,
        hand_over=not view.end and view.customer in (Customer.APPOINTED, Customer.RECEIVED, Customer.COOLING_OFF),
    )


def _offer_held(actor: Actor, view: DealView) -> tuple[GateAhead, ...]:
    """The offer gate, where an open tax rule keeps the adviser from making the offer."""
    if view.customer not in (Customer.LEAD, Customer.IDENTIFIED):
        return ()
    try:
        holds = deals.offer_ahead(actor, deal=view.id).holds
    except Refusal:
        return ()
    return (GateAhead(Gate.OFFER, holds),) if any(one.code == ESTIMATE for one in holds) else ()


def _reserve(actor: Actor, view: DealView, today: date) -> ReserveCard | None:
    if view.finance_until is None or view.end or view.closed:
        return None
    rules = markets.market(SYSTEM, code=view.market).finance
    return ReserveCard(
        until=view.finance_until,
        over=view.finance_until < today,
        prolongs=actor.kind in HOUSE,
        latest=today + timedelta(days=rules.most_days),
    )


def _own(actor: Actor, view: DealView) -> OwnSheet | None:
    own = view.registrar is Registrar.CUSTOMER and view.agreement and not view.end
    way = deals.own_registration(actor, deal=view.id) if own else None
    return None if way is None else OwnSheet(way=way, holds=ahead.hold_lines(actor, holds=way.holds))


def _to_send(view: DealView) -> bool:
    """After the handover what belongs to the customer is still to be handed out."""
    return view.customer in HANDED and not view.closed and view.end is None


def _changeable(view: DealView) -> bool:
    """Worth asking: a car that is still to be built. Whether it can be, its page says."""
    built = view.variant is Variant.STOCK or view.vehicle not in CHANGING
    return not built and not view.end and view.agreement > 0 and view.value in UNINVOICED


def _without_plate(car: CarView | None) -> bool:
    """Nobody has asked for a plate, or the answer was no, or it was given back."""
    return car is None or car.registration is None or car.registration.state in UNREGISTERED


def _today(zone: str) -> date:
    return clock.read().astimezone(ZoneInfo(zone)).date()


def _ended(audience: Audience, view: DealView, unwound: Unwinding | None) -> tuple[LaneCard, ...]:
    """What is left of each stream after an end: the states it stood in say nothing any more."""
    voice = "you" if audience is Audience.CUSTOMER else "they"
    figures = {"back": unwound.back, "owed": unwound.owed} if unwound else {}
    told = (
        Sentence(f"showroom.unwind.car.{unwound.car if unwound else 'free'}.{voice}"),
        end_told(view),
        Sentence(f"showroom.unwind.money.{unwound.money if unwound else 'even'}.{voice}", figures),
    )
    states = (view.vehicle, view.customer, view.value)
    return tuple(
        LaneCard(track=track, here=here, state=state.value, next=None)
        for track, state, here in zip(Track, states, told, strict=True)
    )


def _lanes(actor: Actor, audience: Audience, view: DealView, today: date, *, gone_by: bool) -> tuple[LaneCard, ...]:
    """Each stream of a running deal in a sentence (customer) or its name (staff), and what comes next."""
    states = (view.vehicle, view.customer, view.value)
    cooled = view.customer is Customer.COOLING_OFF and not view.cooling(today)
    missed = gone_by and view.customer is Customer.APPOINTED
    told = (view.vehicle, COOLED if cooled else MISSED if missed else view.customer, view.value)
    voice = "deal.now" if audience is Audience.CUSTOMER else "deal"
    unpaid = view.leased and audience is Audience.CUSTOMER
    return tuple(
        LaneCard(
            track=track,
            here=LESSOR_PAYS if unpaid and state is Value.EARNED else Sentence(f"{voice}.{track}.{said}"),
            state=state.value,
            next=None if following is None else Sentence(f"deal.{track}.{following}"),
        )
        for track, state, said, following in zip(Track, states, told, deals.coming(actor, deal=view), strict=True)
    )


def _parties(actor: Actor, view: DealView) -> tuple[RoleLine, ...]:
    """One line a party, with all its roles."""
    names = names_in(actor, deal=view)
    roles: dict[UUID, list[str]] = {}
    for one in view.parties:
        roles.setdefault(one.party, []).append(f"deal.role.{one.role}")
    return tuple(RoleLine(roles=tuple(held_by), name=names.get(party, "")) for party, held_by in roles.items())


def _receipts(deal: UUID) -> tuple[ReceiptLine, ...]:
    """Which outside stations have confirmed the changes of this deal. The deal itself was judged visible before."""
    return tuple(
        ReceiptLine(station=one.station, state=one.state, since=one.closed or one.opened, reason=one.reason)
        for one in receipts.of_deal(deal)
    )


def _stuck(deal: UUID) -> tuple[StuckLine, ...]:
    return tuple(
        StuckLine(subscription=one.subscription, reason=one.reason, attempts=one.attempts, since=one.since)
        for one in held()
        if one.key == deal
    )
