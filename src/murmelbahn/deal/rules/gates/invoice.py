"""Invoice gate: the car exists as sold, the recipient is final, the price is right for the planned tax date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFacts:
    vin_known: bool
    arrival_firm: bool
    built_as_sold: bool
    wltp_agrees: bool
    lessor_missing: bool
    """A lease is paid by its lessor, and the lessor is not yet buyer, invoice recipient, payer and owner."""
    recipient_final: bool
    vat_id_valid: bool
    tax_date: date
    agreed: Money
    at_tax_date: Money
    rules_confirmed: bool
    unconfirmed: tuple[str, ...]
    funding_set: bool
    lender_asked: bool
    """A lender has yet to answer: it is not for the customer to act."""
    leased: bool
    borrowed: Money
    change_open: bool
    already_invoiced: bool


ROWS: tuple[Row[InvoiceFacts], ...] = (
    Row("vin_unknown", Track.VEHICLE, Mender.PLANT, lambda f: f.vin_known),
    Row("arrival_not_firm", Track.VEHICLE, Mender.CARRIER, lambda f: f.arrival_firm),
    Row("built_differs_from_contract", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.built_as_sold),
    Row("wltp_differs", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.wltp_agrees),
    Row("lessor_not_stepped_in", Track.CUSTOMER, Mender.NSC_SALES, lambda f: not f.lessor_missing),
    Row("recipient_not_final", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.recipient_final),
    Row("vat_id_missing", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.vat_id_valid),
    Row(
        "funding_undecided",
        Track.VALUE,
        Mender.LENDER,
        lambda f: f.funding_set or not f.lender_asked,
        lambda f: {"total": str(f.borrowed), "waits_for": "lease" if f.leased else "loan"},
    ),
    Row("funding_missing", Track.VALUE, Mender.CUSTOMER, lambda f: f.funding_set or f.lender_asked),
    Row(
        "price_differs_at_tax_date",
        Track.VALUE,
        Mender.NSC_FINANCE,
        lambda f: f.agreed == f.at_tax_date,
        lambda f: {"tax_date": f.tax_date.isoformat(), "agreed": str(f.agreed), "now": str(f.at_tax_date)},
    ),
    Row(
        "tax_rule_unconfirmed",
        Track.VALUE,
        Mender.NSC_FINANCE,
        lambda f: f.rules_confirmed,
        lambda f: {"rules": ", ".join(f.unconfirmed)},
    ),
    Row("change_open", Track.VALUE, Mender.CUSTOMER, lambda f: not f.change_open),
    Row("already_invoiced", Track.VALUE, Mender.NSC_FINANCE, lambda f: not f.already_invoiced),
)
