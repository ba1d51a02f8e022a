"""Acceptance gate: the seller binds itself when car, screening and money allow it."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceFacts:
    car_free: bool
    within_binding_period: bool
    screening_clear: bool
    advance_needed_now: bool
    advance_held: bool
    finance_approved: bool
    subject_to_finance: bool


ROWS: tuple[Row[AcceptanceFacts], ...] = (
    Row("car_taken", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.car_free),
    Row("binding_period_over", Track.CUSTOMER, Mender.CUSTOMER, lambda f: f.within_binding_period),
    Row("screening_open", Track.CUSTOMER, Mender.NSC_SALES, lambda f: f.screening_clear),
    Row("advance_missing", Track.VALUE, Mender.CUSTOMER, lambda f: f.advance_held or not f.advance_needed_now),
    Row("finance_not_approved", Track.VALUE, Mender.LENDER, lambda f: f.finance_approved or f.subject_to_finance),
)
