"""What the deal refuses."""

from __future__ import annotations

from datetime import date

from murmelbahn.deal.terms.gates import Hold
from murmelbahn.deal.terms.states import Gate
from murmelbahn.kernel.refusals import Refusal


class GateClosed(Refusal):
    """The streams do not agree yet. `holds` are the rows in the way."""

    code, status = "deal.gate.closed", 409

    def __init__(self, *, gate: Gate, holds: tuple[Hold, ...]) -> None:
        self.holds = holds
        rows = "; ".join(f"{hold.stream}: {hold.code}, {hold.mender}" for hold in holds)
        super().__init__(gate=gate.value, holds=rows)


class MoveNotAllowed(Refusal):
    """No row of the table leads from this state to that."""

    code, status = "deal.move.not_allowed", 409


class StepDone(MoveNotAllowed):
    """What is done once was done before, under another key or by somebody else."""

    code = "deal.move.done"


class EndNotAllowed(Refusal):
    """This end cannot be taken from here."""

    code, status = "deal.end.not_allowed", 409


class ClaimOutside(Refusal):
    """A loss of value or a fee lies between nothing and the contract's total: `asked`, `most`."""

    code, status = "deal.end.claim_outside", 422


class EndUnproven(Refusal):
    """Both sides end a contract by consent only where somebody says how the customer's consent is proven."""

    code, status = "deal.end.consent_missing", 422


class DealEnded(Refusal):
    """The deal has ended; only its money and its car are still unwound."""

    code, status = "deal.ended", 409


class NoWithdrawalRight(Refusal):
    """There is no right of withdrawal; `reason` says why (signed at the outlet, company, period over), `reasons` every step to
    it as codes with commas between, `until` the last day of a period that is over."""

    code, status = "deal.withdrawal.no_right", 409


class NothingToWithdraw(NoWithdrawalRight):
    """The same, said to a person of the seller that books somebody's withdrawal."""

    code, status = "deal.withdrawal.nothing_to_book", 409


class WithdrawnTooLate(NoWithdrawalRight):
    """A withdrawal that somebody books was declared after the period: `declared`, and `until` as above."""

    code, status = "deal.withdrawal.declared_too_late", 409


class WithdrawalDayOutside(Refusal):
    """A withdrawal is declared from the day of the order on, arrives no earlier, and both days are past or today: `first`,
    `last`, both included."""

    code, status = "deal.withdrawal.day_outside", 422


class WithdrawalUnproven(Refusal):
    """A withdrawal that came by another way is booked only where somebody says how it is proven."""

    code, status = "deal.withdrawal.unproven", 422


class NothingOffered(Refusal):
    """There is no offer that could be ordered: none was made, it ran out, or it is ordered already."""

    code, status = "deal.order.nothing_offered", 409


class FormOutdated(Refusal):
    """The conditions of sale have changed since the order form was printed: it is printed and signed anew."""

    code, status = "deal.order.form_outdated", 409


class FormWithoutInstruction(Refusal):
    """Signed away from the outlet, on a form printed for the outlet: it says there is no right of withdrawal."""

    code, status = "deal.order.form_without_instruction", 409


class DeclarationChanged(Refusal):
    """What the customer read is no longer what would bind it: price, car, or what the law says about this order."""

    code, status = "deal.order.shown_differs", 409


class NotYourOrder(Refusal):
    """Only who orders may order: the person itself, or a signatory of the company."""

    code, status = "deal.order.not_yours", 403


class ChangeOpen(Refusal):
    """Another change of this deal is open; finish or drop it first."""

    code, status = "deal.change.open", 409


class ChangeClosed(Refusal):
    """The change is not open any more."""

    code, status = "deal.change.closed", 409


class ChangeTooLate(Refusal):
    """The car can no longer be changed: `frozen` names what is fixed."""

    code, status = "deal.change.too_late", 409


class AnswerDayOutside(Refusal):
    """An answer to the maker's proposal is asked for by a day of the next months: `first`, `last`, both included."""

    code, status = "deal.change.answer_day", 422


class NeedsPerson(Refusal):
    """Only a named person of the national company may decide this."""

    code, status = "deal.needs_person", 403


class OwnPartNotPossible(Refusal):
    """Only beside a loan is there an own part: funding."""

    code, status = "deal.funding.own_part_not_possible", 422


class OwnPartBelowAdvance(Refusal):
    """The advance is agreed and counts towards the own part: own_part, advance."""

    code, status = "deal.funding.own_part_below_advance", 422


class OwnPartTooHigh(Refusal):
    """An own part is more than nothing and leaves something to lend: own_part, total."""

    code, status = "deal.funding.own_part_too_high", 422


class AdvanceOutside(Refusal):
    """An advance is more than nothing and at most what the market allows of this price: advance, most."""

    code, status = "deal.advance.outside", 422


class AdvanceTooLate(Refusal):
    """The order stands: it says what is paid in advance."""

    code, status = "deal.advance.too_late", 409


class NoLoan(Refusal):
    """The contract is not paid by a loan, or the car is handed over: there is nothing left to decide about it."""

    code, status = "deal.funding.no_loan", 409


class FinanceDayOutside(Refusal):
    """A contract stands subject to the loan from tomorrow on and no longer than the market's terms allow: earliest, latest."""

    code, status = "deal.funding.day_outside", 422

    def __init__(self, *, earliest: date, latest: date) -> None:
        super().__init__(earliest=earliest, latest=latest)


class NothingApproved(Refusal):
    """No lender stands by this approval: it was refused, lapsed, or is for another car or recipient."""

    code, status = "deal.funding.nothing_approved", 409


class TakeoverMissing(Refusal):
    """The lessor is the buyer and pays on the takeover confirmation, signed with the protocol."""

    code, status = "deal.handover.takeover_missing", 409


class CustomerRegisters(Refusal):
    """The service was not sold: the customer registers the car itself."""

    code, status = "deal.registration.customers", 409


class OutletRegisters(Refusal):
    """The service was sold: the outlet registers the car and hears the plate from the office."""

    code, status = "deal.registration.outlets", 409


class AgreementMissing(Refusal):
    """Nobody enters or leaves a contract unless both agreed, and somebody says where that is proven."""

    code, status = "deal.party.agreement_missing", 422


class AgreedBeforeContract(Refusal):
    """Who enters a contract agreed after there was one: `on`, `contract` is its day."""

    code, status = "deal.party.agreed_too_early", 422


class NoLease(Refusal):
    """Nobody waits for a lessor: the contract is paid otherwise, or the lessor is its buyer already."""

    code, status = "deal.party.no_lease", 409


class LessorUnknown(Refusal):
    """The seller has not said which party stands behind the lender's code: lender."""

    code, status = "deal.party.lessor_unknown", 409


class ConsentMissing(Refusal):
    """The customer decides how it pays; the seller does it for the customer with evidence of its consent."""

    code, status = "deal.funding.consent_missing", 409


class AgentIncomplete(Refusal):
    """The agent's VAT id is not recorded: no invoice may be written in its name."""

    code, status = "deal.agent.incomplete", 409


class NoRightToLeave(Refusal):
    """Nothing lets the customer leave by itself today; it may ask the seller."""

    code, status = "deal.leave.no_right", 409


class NoticeTooEarly(Refusal):
    """The car is not late enough to warn the seller, or is here: notice_from."""

    code, status = "deal.leave.notice_too_early", 409


class NobodyAsked(Refusal):
    """No customer has asked to leave this contract."""

    code, status = "deal.leave.nobody_asked", 409


class NothingToKeep(Refusal):
    """Only a stock car is kept, and only before it is ordered."""

    code, status = "deal.car.nothing_to_keep", 409


class DiscountTooLate(Refusal):
    """A discount is given upon a proof while there is an offer that nobody has ordered by."""

    code, status = "deal.discount.too_late", 409


class DiscountKept(Refusal):
    """What was granted can no longer be taken out of the price: reason (a stable code)."""

    code, status = "deal.discount.kept", 409


class HandoverPast(Refusal):
    """A handover is planned for today or a day ahead: `planned`, `today`."""

    code, status = "deal.invoice.handover_past", 422


class TooManyHeld(Refusal):
    """So many cars are kept for one customer before it orders one of them: `most`."""

    code, status = "deal.car.too_many_kept", 409


class HoldTooLong(Refusal):
    """A car that nobody has ordered is kept to `latest` at most."""

    code, status = "deal.car.kept_too_long", 422

    def __init__(self, *, latest: date) -> None:
        super().__init__(latest=latest)
