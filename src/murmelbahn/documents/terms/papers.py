"""The payload of each kind of document: everything that is said on it, complete, as frozen dataclasses.

Text in a payload (a car's name, a list of papers to bring) is already in the document's language; the fixed words of a
kind are this room's texts. Amounts are those of the agreement version, never recomputed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from murmelbahn.documents.terms.bill import Bill, InvoiceReference, PaymentInstruction
from murmelbahn.documents.terms.origin import Origin
from murmelbahn.documents.terms.people import Addressee, Contact, Letterhead, Signature
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A labelled value: ("Getriebe", "8-Gang-Automatik")."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """The car a paper is about. `details` hold what the law or the contract wants shown (WLTP, CO2 class, colour)."""

    name: str
    vin: str | None = None
    plate: str | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every document has. `reference` is the deal's number as people say it; `notices` are legal texts, one
    paragraph each, in the document's language."""

    letterhead: Letterhead
    addressee: Addressee
    issued_on: date
    reference: str = ""
    contact: Contact | None = None
    notices: tuple[str, ...] = ()
    origin: Origin | None = None
    """The machine's copy: never printed, always under the hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Paper):
    vehicle: Vehicle
    bill: Bill
    valid_until: date
    delivery: str
    """The promise in words with its kind: "voraussichtlich KW 3/2027 (unverbindlich)"."""
    binding: bool = True
    """False: an estimate, because a rule is unconfirmed."""
    agreement: str = ""
    """sha256 of the agreement version this paper names."""
    law_until: date | None = None
    """Accepted later, the tax is that of another law; None where no transition rule ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForm(Paper):
    """Everything a customer signs to order: `parties` by role, the `conditions` in full and the hash of their `edition`, whether
    the order carries a right of `withdrawal` where it is signed (`off_premises`: away from the outlet) and on which `grounds`."""

    vehicle: Vehicle
    bill: Bill
    valid_until: date
    delivery: str
    parties: tuple[Detail, ...]
    binding_days: int
    withdrawal: bool
    grounds: tuple[str, ...]
    off_premises: bool
    edition: str
    conditions_heading: str
    conditions: tuple[str, ...]
    signatures: tuple[Signature, ...]
    advance: Money | None = None
    agreement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReceipt(Paper):
    """The order came in. This is not the acceptance. With the arrangements for delivery and payment (Directive 2011/83/EU
    art. 8(7), 6(1)(g)); receipts from before these were said are without."""

    vehicle: Vehicle
    bill: Bill
    ordered_at: datetime
    answer_by: date
    delivery: str = ""
    paid_by: str = ""
    advance: Money | None = None
    agreement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderConfirmation(Paper):
    """Acceptance: with it the contract stands."""

    vehicle: Vehicle
    bill: Bill
    accepted_on: date
    delivery: str
    advance: PaymentInstruction | None = None
    """A request for an advance payment; a request is not a tax document."""
    agreement: str = ""
    subject_to_finance: Money | None = None
    """What a lender has yet to commit to: the contract is marked "subject to finance". None: nothing."""
    finance_until: date | None = None
    """Until which day it stands so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessNotice(Paper):
    vehicle: Vehicle
    place: str
    ready_on: date
    collect_until: date
    bring: tuple[str, ...] = ()
    payment: PaymentInstruction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionReminder(Paper):
    """The car was not collected in the time of the readiness notice: a period of grace, and what may follow."""

    vehicle: Vehicle
    place: str
    was_until: date
    grace_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(Paper):
    """Advance invoice, final invoice, credit note or self-billed commission: the kind of the document says which.

    A final invoice after advances stands in remainder form: lines at full value and one negative line for each advance
    invoice (`Line.advance`), the breakdown is the remainder. A credit note has positive amounts and names what it
    `corrects`. A self-billed invoice is written by the buyer: the addressee is the supplier.
    """

    bill: Bill
    vehicle: Vehicle | None = None
    supply_on: date | None = None
    supply_planned: bool = False
    """True while the supply lies ahead: the invoice then says so (BFH; UStG section 14)."""
    corrects: tuple[InvoiceReference, ...] = ()
    payment: PaymentInstruction | None = None
    payment_terms: str = ""
    """Required unless a payment with a due date is given and nothing is due (BR-CO-25)."""
    purchase_order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagesStatement(Paper):
    """Lump sum or loss of value: outside VAT, therefore no invoice. `grounds` name contract clause and calculation."""

    grounds: tuple[str, ...]
    amount: Money
    set_off: tuple[tuple[str, Money], ...] = ()
    """What is set off against it: label and amount, positive. What stays is the sum of both."""
    payment: PaymentInstruction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLossStatement(Paper):
    """Compensation for the loss of value of a withdrawn car (Directive 2011/83/EU art. 14(2)), outside VAT: what was paid, what
    is kept of it, by its name, and what goes back. `payment`: what is still owed where less was paid than lost."""

    grounds: tuple[str, ...]
    amount: Money
    paid: Money
    kept: tuple[tuple[str, Money], ...]
    back: Money
    payment: PaymentInstruction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Paper):
    invoice: InvoiceReference
    was_due_on: date
    open: Money
    payment: PaymentInstruction
    interest: str = ""
    """What the law adds from when on, in words; proposed, never silently charged."""
    consequence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverProtocol(Paper):
    vehicle: Vehicle
    handed_over_at: datetime
    place: str
    odometer_km: int
    keys: int
    collector: str
    identified_by: str
    handed_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeoverConfirmation(Paper):
    """To the lessor or bank: car and papers were taken over. Signed in one act with the protocol."""

    vehicle: Vehicle
    taken_over_at: datetime
    place: str
    keeper: str
    lender_reference: str
    amount: Money
    invoice: InvoiceReference | None = None
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalNotice(Paper):
    """Information on the right of withdrawal, computed for this deal: `grounds` say why it exists or why not."""

    exists: bool
    grounds: tuple[str, ...]
    until: date | None = None
    """None while the car has not been received: the period has not begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalReceipt(Paper):
    vehicle: Vehicle
    declared_at: datetime
    refund_by: date
    bring_back_by: date | None = None
    declaration: str = ""
    """What was declared, word for word (Directive 2011/83/EU art. 11a(4)). Empty on receipts from before it was kept."""
    return_to: str = ""
    """Where the car is brought back to: "Autohaus A, Am Kai 1, 20457 Hamburg"."""
    sent_on: date | None = None
    """The day it was sent, where it came by another way than the function; then of `declared_at` only the day is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    text: str
    before: Money
    after: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Paper):
    """Preview or confirmation of an agreed change: each item before and after, the totals, and who bears what."""

    vehicle: Vehicle
    from_version: int
    to_version: int
    items: tuple[ChangeItem, ...]
    total_before: Money
    total_after: Money
    consequences: tuple[str, ...] = ()
    answer_by: date | None = None
    agreement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescission(Paper):
    """The contract ends: `by_seller` tells who declared it, `by_consent` that both agreed on it."""

    vehicle: Vehicle
    by_seller: bool
    by_consent: bool = False
    effective_on: date
    grounds: tuple[str, ...]
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundNotice(Paper):
    amount: Money
    to_iban: str
    value_on: date
    grounds: tuple[str, ...]
    reference: str = ""
    paid: Money | None = None
    """What was paid of a contract that has ended, and what is not in this refund: kept, or given back before. None where money
    was never owed."""
    kept: tuple[tuple[str, Money], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRefusal(Paper):
    """The seller does not accept: there is no contract, and nobody is bound. `back` is what was paid already and returns."""

    vehicle: Vehicle
    refused_on: date
    grounds: tuple[str, ...]
    back: Money | None = None
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLapse(Paper):
    """The seller did not answer an order in time: there is no contract, and nobody is bound. `back` as in `OrderRefusal`."""

    vehicle: Vehicle
    lapsed_on: date
    back: Money | None = None
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentNotOwed(Paper):
    """Money arrived after everything was paid or the deal had ended: it is not owed and goes back where it came from."""

    amount: Money
    received_on: date
    consequences: tuple[str, ...] = ()
