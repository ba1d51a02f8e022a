"""Build release gate (build to order): the plant gets exactly the agreed car, and the money for it is in sight."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track
from murmelbahn.kernel.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReleaseFacts:
    order_is_version: bool
    slot_kept: bool
    """The plant has not said that it cannot build this car."""
    contracted: bool
    lessor_missing: bool
    """A lease is paid by its lessor, and the lessor has not stepped in: a change of party is open."""
    change_open: bool
    advance_demanded: bool
    advance_held: bool
    finance_needed: bool
    leased: bool
    lender_bound: bool
    """A lender's approval stands, for this car and recipient."""
    approved: Money
    borrowed: Money
    rest_paid: bool
    """The money is in, whatever a lender said."""
    version: int

    lender_asked: bool
    """A lender has yet to answer."""

    @property
    def unasked(self) -> bool:
        """No bank is bound and none was asked: it is for the customer to ask again, or to pay another way. A lessor is asked
        once it steps in, which is a row of its own."""
        return self.finance_open and not (self.lender_bound or self.lender_asked or self.leased)

    @property
    def finance_open(self) -> bool:
        return self.finance_needed and not self.rest_paid


def _silent(facts: BuildReleaseFacts) -> dict[str, str]:
    """Who has not committed to anything yet, `loan` or `lease`; nothing once there is an amount."""
    return {} if facts.approved else {"waits_for": "lease" if facts.leased else "loan"}


ROWS: tuple[Row[BuildReleaseFacts], ...] = (
    Row("order_differs_from_contract", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.order_is_version),
    Row("slot_lost", Track.VEHICLE, Mender.NSC_SALES, lambda f: f.slot_kept or f.change_open),
    Row("not_contracted", Track.CUSTOMER, Mender.NSC_SALES, lambda f: f.contracted),
    Row("lessor_not_stepped_in", Track.CUSTOMER, Mender.NSC_SALES, lambda f: not f.lessor_missing),
    Row("change_open", Track.CUSTOMER, Mender.CUSTOMER, lambda f: not f.change_open),
    Row("advance_missing", Track.VALUE, Mender.CUSTOMER, lambda f: f.advance_held or not f.advance_demanded),
    Row(
        "approval_differs",
        Track.VALUE,
        Mender.LENDER,
        lambda f: f.lender_bound or f.unasked or not f.finance_open,
        lambda f: {"approved": str(f.approved), "version": f.version, "total": str(f.borrowed)} | _silent(f),
    ),
    Row(
        "approval_missing",
        Track.VALUE,
        Mender.CUSTOMER,
        lambda f: not f.unasked,
        lambda f: {"total": str(f.borrowed)},
    ),
    Row(
        "approval_smaller",
        Track.VALUE,
        Mender.CUSTOMER,
        lambda f: not f.lender_bound or f.approved >= f.borrowed or not f.finance_open,
        lambda f: {
            "approved": str(f.approved),
            "borrowed": str(f.borrowed),
            "missing": str(f.borrowed - f.approved),
        },
    ),
)
