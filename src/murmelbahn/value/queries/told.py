"""What value's facts told about its rows: part of the evidence of a verdict."""

from __future__ import annotations

from murmelbahn.kernel.told import Told

AMOUNT = {"amount.amount": "amount"}
TOLD = (
    Told(
        topic="value.offer.made",
        stream="value",
        table="value_offer",
        by={"offer": "id"},
        same={"digest": "sha256", "total.amount": "total", "valid_until": "valid_until"},
    ),
    Told(
        topic="value.agreement.frozen",
        stream="value",
        table="value_agreement",
        by={"version": "version"},
        same={"digest": "sha256", "total.amount": "total"},
    ),
    Told(
        topic="value.advance.requested",
        stream="value",
        table="value_advancerequest",
        by={"request": "id"},
        same={**AMOUNT, "due_on": "due_on"},
    ),
    Told(
        topic="value.commitment.requested",
        stream="value",
        table="value_commitment",
        by={"commitment": "id"},
        same={"amount.amount": "asked"} | {name: name for name in ("kind", "lender", "version", "recipient", "car")},
    ),
    Told(
        topic="value.commitment.recorded",
        stream="value",
        table="value_commitment",
        by={"commitment": "id"},
        same={**AMOUNT, "valid_until": "valid_until"},
    ),
    Told(
        topic="value.invoice.issued",
        stream="value",
        table="value_invoice",
        by={"invoice": "id"},
        same={"digest": "sha256", "gross.amount": "gross"}
        | {name: name for name in ("kind", "number", "version", "due_on", "tax_date")},
    ),
    Told(
        topic="value.invoice.credited",
        stream="value",
        table="value_invoice",
        by={"credit_note": "id"},
        same={"digest": "sha256", "gross.amount": "gross", "number": "number", "invoice": "corrects_id"},
    ),
    Told(
        topic="value.damages.stated",
        stream="value",
        table="value_invoice",
        by={"statement": "id"},
        same={"amount.amount": "gross"},
    ),
    Told(
        topic="value.payment.received",
        stream="value",
        table="value_payment",
        by={"payment": "id"},
        same={**AMOUNT, "booked_on": "booked_on", "third_party": "third_party", "lender": "lender"},
    ),
    Told(topic="value.refund.proposed", stream="value", table="value_refund", by={"refund": "id"}, same=AMOUNT),
    Told(
        topic="value.refund.paid",
        stream="value",
        table="value_refund",
        by={"refund": "id"},
        same={"paid_on": "paid_on"},
    ),
    Told(
        topic="value.reminder.sent",
        stream="value",
        table="value_reminder",
        by={"reminder": "id"},
        same={"open.amount": "open"} | {name: name for name in ("document", "level", "grace_until")},
    ),
    Told(
        topic="value.interest.proposed",
        stream="value",
        table="value_interest",
        by={"interest": "id"},
        same={**AMOUNT, "days": "days"},
    ),
    Told(
        topic="value.handover.recognised",
        stream="value",
        table="value_dealaccount",
        by={"deal": "deal"},
        same={"on": "handed_over"},
    ),
    Told(
        topic="value.commission.accrued",
        stream="value",
        table="value_commission",
        by={"agent": "agent", "cause": "cause"},
        same={"deal": "deal"},
    ),
    Told(
        topic="deal.deal.opened",
        stream="value",
        table="value_dealaccount",
        by={"deal": "deal"},
        same={"agent": "agent", "outlet": "outlet"},
        leaves=True,
    ),
)
