"""The steps that are next, what is in their way, and what is therefore to be done, as this reader is told it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from murmelbahn.deal.queries import GateAhead
from murmelbahn.deal.terms import Customer, DealView, Gate, Hold, Mender, Wait
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.retail.terms import Appointment, AppointmentState, Side
from murmelbahn.showroom.terms import (
    MENDS,
    Audience,
    GateCard,
    HoldLine,
    NotOwed,
    PaymentCard,
    Returning,
    Todo,
    audience_of,
    figures,
)
from murmelbahn.ui.terms import Name, Sentence

OURS = frozenset({"commission_undecided", "accounts_open", "order_differs_from_contract", "already_invoiced"})
"""What customers need not be told: it is between us."""
OPENERS = {
    Gate.OFFER: Mender.ADVISER,
    Gate.ORDER: Mender.CUSTOMER,
    Gate.ACCEPTANCE: Mender.NSC_SALES,
    Gate.BUILD_RELEASE: Mender.NSC_SALES,
    Gate.INVOICE: Mender.NSC_FINANCE,
    Gate.REGISTRATION: Mender.ADVISER,
    Gate.HANDOVER: Mender.ADVISER,
    Gate.SETTLE: Mender.CLOCK,
}
"""Who takes a step that is free."""
TOLD_BY_STATE = frozenset({Gate.OFFER, Gate.ORDER, Gate.ACCEPTANCE})
"""Steps that the customer's own state asks for already."""
PLACES = {
    ".papers_missing": "papers",
    ".papers_unchecked": "papers",
    ".papers_of_seller_missing": "papers",
    ".no_paper_list": "papers",
    ".no_appointment": "date",
    ".not_secured": "payment",
}
"""Where on the page a hold is mended."""
DOORS = {
    "price_is_estimate": "deal_invoice",
    "price_differs_at_tax_date": "deal_invoice",
    "tax_rule_unconfirmed": "deal_invoice",
    "invoiced_for_other_month": "deal_invoice",
    "not_invoiced": "deal_invoice",
    "slot_lost": "deal_successor",
    "lessor_not_stepped_in": "desk_car",
}
"""The page where whoever mends a hold does so."""
FREE_DOORS = {Gate.INVOICE: "deal_invoice"}
"""The page where a free step is taken, if it has one of its own."""
ESTIMATES = frozenset({"price_is_estimate", "tax_rule_unconfirmed"})
"""Of a tax rule customers are told what it means for the price, not its name."""
LESSOR = "lessor"
"""Who mends what a lessor has not said yet: no bank."""


def gate_cards(actor: Actor, *, ahead: Sequence[GateAhead]) -> tuple[GateCard, ...]:
    """The steps with their holds; a customer is not told what is between us and our agents."""
    told = ((one, tuple(_lines(actor, one.holds))) for one in ahead)
    return tuple(GateCard(gate=one.gate, holds=lines, ours=bool(one.holds) and not lines) for one, lines in told)


def hold_lines(actor: Actor, *, holds: Sequence[Hold]) -> tuple[HoldLine, ...]:
    """What is in the way of one step, as this reader is told it."""
    return tuple(_lines(actor, holds))


def _lines(actor: Actor, holds: Sequence[Hold]) -> Iterator[HoldLine]:
    audience, own = audience_of(actor), MENDS.get(actor.kind)
    for hold in holds:
        if audience is Audience.CUSTOMER and hold.code in OURS:
            continue
        yield HoldLine(
            sentence=_said(audience, hold),
            track=hold.stream,
            who=who(audience, LESSOR if hold.detail.get("waits_for") == "lease" else hold.mender),
            mine=hold.mender is own,
            door=DOORS.get(hold.code, ""),
        )


def _said(audience: Audience, hold: Hold) -> Sentence:
    if audience is Audience.CUSTOMER and hold.code in ESTIMATES:
        return Sentence("showroom.hold.estimate")
    if "waits_for" in hold.detail:
        return Sentence(f"showroom.hold.{hold.detail['waits_for']}.approval_differs", figures(hold.detail))
    return Sentence(hold.text_code, figures(hold.detail))


def who(audience: Audience, mender: Mender | str) -> Sentence:
    """Who takes care of it, in the reader's voice."""
    if audience is Audience.CUSTOMER:
        return Sentence(f"showroom.cares.{mender}")
    return Sentence("showroom.mends", {"who": Name(f"deal.mender.{mender}")})


def step_card(actor: Actor, audience: Audience, deal: DealView, wait: Wait) -> Todo:
    """The next step of a deal and who takes it: the same on its page and in every list."""
    voice = "you" if audience is Audience.CUSTOMER else "they"
    return Todo(
        sentence=Sentence(f"showroom.waits.{wait.code}.{voice}"),
        who=who(audience, LESSOR if wait.who is Mender.LENDER and deal.leased else wait.who),
        mine=MENDS.get(actor.kind) is wait.who,
    )


def todos(
    actor: Actor,
    *,
    deal: DealView,
    gates: Sequence[GateCard],
    payment: PaymentCard | None,
    appointment: Appointment | None,
    applied: bool,
    gone_by: bool = False,
    own: bool = False,
    owed: Sequence[Todo] = (),
) -> tuple[Todo, ...]:
    """What is to be done now for the next step: the reader's own part first; each thing once. `applied`: the registration
    office has been asked for a plate; `gone_by`: the day of the appointment passed without a handover; `own`: the customer may
    register the car itself now; `owed`: answers beside the steps."""
    if deal.end is not None or deal.closed:
        return ()
    estimate = any(card.gate is Gate.OFFER and card.holds for card in gates)
    found = [] if estimate else [*_customers_part(actor, deal, payment, appointment, gone_by=gone_by, own=own)]
    found.extend(owed)
    said = {todo.sentence.code for todo in found}
    paying = any(todo.anchor == "payment" for todo in found)
    agreeing = any(todo.anchor == "date" for todo in found)
    if gates and not gates[0].holds and not gates[0].ours and gates[0].gate not in TOLD_BY_STATE:
        found.append(_free(actor, gates[0].gate, applied=applied))
    for line in _doable(actor, gates):
        covered = paying and line.sentence.code.endswith((".not_secured", ".advance_missing"))
        covered |= agreeing and line.sentence.code.endswith(".no_appointment")
        if not covered and line.sentence.code not in said:
            said.add(line.sentence.code)
            found.append(
                Todo(
                    sentence=line.sentence,
                    who=line.who,
                    mine=line.mine,
                    door=line.door,
                    anchor=next((place for code, place in PLACES.items() if line.sentence.code.endswith(code)), ""),
                )
            )
    return tuple(sorted(found, key=lambda todo: not todo.mine))[:6]


RETURN_DOORS = {Returning.PROPOSE: "office_propose", Returning.RELEASE: "office_refunds"}


def give_back(actor: Actor, *, money: NotOwed) -> Todo:
    """What is left of a deal that is over: money that nobody owes is to go back, which is finance's."""
    audience = audience_of(actor)
    mine = MENDS.get(actor.kind) is Mender.NSC_FINANCE and money.stage in RETURN_DOORS and not money.own
    voice = "you" if audience is Audience.CUSTOMER else money.stage.value
    return Todo(
        sentence=Sentence(f"showroom.todo.not_owed.{voice}", {"amount": money.amount}),
        who=who(audience, Mender.NSC_FINANCE),
        mine=mine,
        door=RETURN_DOORS.get(money.stage, ""),
    )


def _doable(actor: Actor, gates: Sequence[GateCard]) -> tuple[HoldLine, ...]:
    """What is in the way of the next step. Of the last one customers have no part, and time does its own."""
    if not gates or (gates[0].gate is Gate.SETTLE and audience_of(actor) is Audience.CUSTOMER):
        return ()
    return tuple(line for line in gates[0].holds if not line.sentence.code.endswith(".cooling_off_running"))


def _free(actor: Actor, gate: Gate, *, applied: bool) -> Todo:
    """Nothing is in the way of the next step: who takes it."""
    audience, opener, step = audience_of(actor), OPENERS[gate], gate.value
    if gate is Gate.REGISTRATION and applied:
        opener, step = Mender.AUTHORITY, "applied"
    voice = "you" if audience is Audience.CUSTOMER else "they"
    return Todo(
        sentence=Sentence(f"showroom.free.{step}.{voice}"),
        who=who(audience, opener),
        mine=MENDS.get(actor.kind) is opener,
        door=FREE_DOORS.get(gate, ""),
    )


def _customers_part(
    actor: Actor,
    deal: DealView,
    payment: PaymentCard | None,
    appointment: Appointment | None,
    *,
    gone_by: bool,
    own: bool,
) -> Iterator[Todo]:
    audience = audience_of(actor)
    mine = audience is Audience.CUSTOMER
    voice = "you" if mine else "they"

    def todo(
        code: str, mender: Mender, *, anchor: str = "", door: str = "", own: bool | None = None, **detail: object
    ) -> Todo:
        yours = MENDS.get(actor.kind) is mender if own is None else own
        return Todo(
            sentence=Sentence(f"showroom.todo.{code}.{voice}", detail),
            who=who(audience, mender),
            mine=yours,
            anchor=anchor,
            door=door,
        )

    match deal.customer:
        case Customer.LEAD:
            yield todo("prove", Mender.CUSTOMER)
        case Customer.IDENTIFIED:
            yield todo("offer", Mender.ADVISER, door="deal_offer")
        case Customer.OFFERED:
            yield todo("order", Mender.CUSTOMER, door="deal_order")
        case Customer.ORDERED:
            yield todo("accept", Mender.NSC_SALES, door="office_orders")
        case _:
            pass
    if payment is not None and payment.amount:
        code = "pay_late" if payment.late else "pay" if payment.due_on else "pay_soon"
        yield todo(code, Mender.CUSTOMER, anchor="payment", amount=payment.amount, due_on=payment.due_on)
    if own:
        yield todo("register_own", Mender.CUSTOMER, anchor="own")
    if appointment is not None and gone_by:
        code = "missed" if appointment.state is AppointmentState.CONFIRMED else "lapsed"
        both = mine or actor.kind is ActorKind.ADVISER
        yield todo(code, Mender.CUSTOMER, anchor="date", own=both)
    elif appointment is not None and appointment.state is AppointmentState.PROPOSED:
        if Side.CUSTOMER not in appointment.confirmed:
            yield todo("confirm", Mender.CUSTOMER, anchor="date")
        if Side.AGENT not in appointment.confirmed:
            yield todo("confirm_agent", Mender.ADVISER, anchor="date")
