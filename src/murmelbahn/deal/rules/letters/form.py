"""The order form that a customer signs in front of the adviser: everything the order says, on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from murmelbahn.deal.rules.letters.bills import quote_bill
from murmelbahn.deal.rules.letters.car import car, delivery
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import Role
from murmelbahn.deal.terms.conditions import Conditions
from murmelbahn.documents.terms import Detail, OrderForm, Signature, WithdrawalNotice
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import OfferView

SHOWN = (Role.ORDERER, Role.BUYER, Role.INVOICE_RECIPIENT, Role.KEEPER)
"""Who is named on the form; a role that the orderer holds itself is said once, with it."""


def order_form(
    w: Wording,
    frame: Frame,
    offered: OfferView,
    *,
    details: Sequence[Detail],
    vin: str,
    stock: bool,
    people: Mapping[Role, str],
    outlet: str,
    binding_days: int,
    notice: WithdrawalNotice,
    off_premises: bool,
    conditions: Conditions,
    advance: Money | None,
) -> OrderForm:
    """Car, price, parties, withdrawal as it is for the place of signing, conditions in full, lines to sign on."""
    quote = offered.terms.quote
    seller = frame.letterhead.legal_name
    customer = people[Role.ORDERER]
    return OrderForm(
        **{**frame.common, "notices": notice.notices},
        vehicle=car(w, quote.model, vin=vin, details=details),
        bill=quote_bill(w, quote),
        valid_until=offered.valid_until,
        delivery=delivery(w, stock=stock, planned=quote.tax_date),
        parties=(
            Detail(label=w.letter("form.seller"), value=seller),
            *_named(w, people),
            Detail(label=w.letter("form.outlet"), value=outlet),
        ),
        binding_days=binding_days,
        withdrawal=notice.exists,
        grounds=notice.grounds,
        off_premises=off_premises,
        advance=advance,
        edition=conditions.version,
        conditions_heading=w.letter("conditions.heading", edition=conditions.edition),
        conditions=tuple(f"{n}. {one.title}: {one.text}" for n, one in enumerate(conditions.clauses, 1)),
        signatures=(
            Signature(role=w.letter("sign.place_and_day"), name=""),
            Signature(role=w.letter("sign.customer"), name=customer),
            Signature(role=w.letter("sign.place_and_day"), name=""),
            Signature(role=w.letter("sign.adviser", seller=seller), name=""),
        ),
        agreement=frame.agreement,
    )


def _named(w: Wording, people: Mapping[Role, str]) -> tuple[Detail, ...]:
    same = {role for role in SHOWN if role is not Role.ORDERER and people[role] == people[Role.ORDERER]}
    return tuple(
        Detail(label=w.say(f"deal.role.{role.value}"), value=people[role]) for role in SHOWN if role not in same
    )
