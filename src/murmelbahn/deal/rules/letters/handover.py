"""The signed handover: the protocol for the customer, the takeover confirmation for who lends the money."""

from __future__ import annotations

from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import HandoverProtocol, InvoiceReference, Signature, TakeoverConfirmation
from murmelbahn.kernel.money import Money
from murmelbahn.retail.terms import Protocol


def handover_protocol(
    w: Wording,
    frame: Frame,
    protocol: Protocol,
    *,
    model: str,
    plate: str | None,
    place: str,
    collector: str,
    identified_by: str,
    agent: str,
) -> HandoverProtocol:
    """What was handed over, by the record that both sides signed."""
    return HandoverProtocol(
        **frame.common,
        vehicle=car(w, model, vin=protocol.vin, plate=plate),
        handed_over_at=protocol.signed_at,
        place=place,
        odometer_km=protocol.odometer,
        keys=protocol.keys,
        collector=collector,
        identified_by=identified_by,
        handed_out=tuple(w.letter(f"paper.{code}") for code in protocol.papers),
        signatures=signatures(w, protocol, collector=collector, agent=agent),
    )


def takeover_confirmation(
    w: Wording,
    frame: Frame,
    protocol: Protocol,
    *,
    model: str,
    plate: str | None,
    place: str,
    keeper: str,
    collector: str,
    agent: str,
    lender_reference: str,
    amount: Money,
    invoice: InvoiceReference | None,
) -> TakeoverConfirmation:
    """Signed in one act with the protocol; with it the lender's condition is met."""
    return TakeoverConfirmation(
        **frame.common,
        vehicle=car(w, model, vin=protocol.vin, plate=plate),
        taken_over_at=protocol.signed_at,
        place=place,
        keeper=keeper,
        lender_reference=lender_reference,
        amount=amount,
        invoice=invoice,
        signatures=signatures(w, protocol, collector=collector, agent=agent),
    )


def signatures(w: Wording, protocol: Protocol, *, collector: str, agent: str) -> tuple[Signature, ...]:
    """Both signatures by the references to their evidence."""
    at = w.moment(protocol.signed_at)
    pairs = (("collector", collector, protocol.signature_customer), ("agent", agent, protocol.signature_agent))
    return tuple(
        Signature(role=w.letter(f"sign.{role}"), name=name, signed=w.letter("sign.signed", at=at, evidence=evidence))
        for role, name, evidence in pairs
    )
