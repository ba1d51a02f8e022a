"""What the retail network refuses, each with a stable code. Sentences stand in `data/texts`."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class CodeTaken(Refusal):
    """Another agent or outlet of the market has this `object_code`."""

    code, status = "retail.network.code_taken", 409


class OutletOfAnother(Refusal):
    """The outlet `name` is run by none of the agents."""

    code, status = "retail.outlet.of_another", 422


class BadZone(Refusal):
    """`zone` is not a time zone of the IANA database."""

    code, status = "retail.outlet.bad_zone", 422


class BadHours(Refusal):
    code, status = "retail.outlet.bad_hours", 422


class ContractNotLater(Refusal):
    """A new contract version starts after the present one (`valid_from`)."""

    code, status = "retail.contract.not_later", 409


class NoContract(Refusal):
    """The agent has no contract in force `on` this day."""

    code, status = "retail.contract.none_in_force", 409


class NotAtOutlet(Refusal):
    """This person holds no post at this outlet, or none with its agent."""

    code, status = "retail.adviser.not_at_outlet", 409


class AlreadyAppointed(Refusal):
    code, status = "retail.adviser.already_appointed", 409


class NotCaredFor(Refusal):
    """Nobody looks after this deal yet: attribute the duty `care` first."""

    code, status = "retail.deal.not_cared_for", 409


class OtherAgent(Refusal):
    """A colleague takes over within the agent; between agents only the national company moves a deal."""

    code, status = "retail.deal.other_agent", 403


class DemoCarTaken(Refusal):
    code, status = "retail.demo_car.already_there", 409


class SlotsOverlap(Refusal):
    """The demo car is already offered in a part of this time: `starts`, `ends`."""

    code, status = "retail.slot.overlap", 409


class BadSlot(Refusal):
    """A slot ends after it starts and lies in the future."""

    code, status = "retail.slot.bad_time", 422


class SlotTaken(Refusal):
    """Somebody was faster."""

    code, status = "retail.slot.taken", 409


class DriveAtSameTime(Refusal):
    """The customer drives another car in a part of this time."""

    code, status = "retail.test_drive.same_time", 409


class SlotOver(Refusal):
    code, status = "retail.slot.over", 409


class DriveMoveRefused(Refusal):
    """A test drive does not go from `before` to `after`."""

    code, status = "retail.test_drive.move_refused", 409


class LicenceNotChecked(Refusal):
    code, status = "retail.test_drive.licence_not_checked", 409


class AgreementMissing(Refusal):
    code, status = "retail.test_drive.agreement_missing", 422


class OdometerBackwards(Refusal):
    """`odometer` is less than `before`, in km."""

    code, status = "retail.odometer.backwards", 422


class AlreadyAgreed(Refusal):
    """The deal has an open appointment: move it instead."""

    code, status = "retail.appointment.exists", 409


class AppointmentInPast(Refusal):
    code, status = "retail.appointment.in_past", 422


class OutletClosed(Refusal):
    """The outlet is closed `at` this time."""

    code, status = "retail.appointment.outlet_closed", 409


class ClosedOnHoliday(Refusal):
    """`on` is a public holiday where the outlet is, and it keeps no hours on public holidays."""

    code, status = "retail.appointment.holiday", 409


class AppointmentMoveRefused(Refusal):
    """An appointment does not go from `before` to `after`."""

    code, status = "retail.appointment.move_refused", 409


class WrongSide(Refusal):
    """One confirms for one's own side only: `side`."""

    code, status = "retail.appointment.wrong_side", 403


class AppointmentChanged(Refusal):
    """Another time was proposed since this one was read: `at`."""

    code, status = "retail.appointment.changed", 409


class NotHeard(Refusal):
    """Only what was said in person or on the telephone is noted for a customer: `channel`."""

    code, status = "retail.appointment.not_heard", 422


class NotAppointed(Refusal):
    """A protocol needs an appointment confirmed by both sides."""

    code, status = "retail.protocol.not_appointed", 409


class ChecklistOpen(Refusal):
    """`items` of the checklist are not done."""

    code, status = "retail.protocol.checklist_open", 409


class SignatureMissing(Refusal):
    """`side` has not signed."""

    code, status = "retail.protocol.signature_missing", 422


class WrongCollector(Refusal):
    """The one who came is not the collector of the appointment: move or correct it first."""

    code, status = "retail.protocol.wrong_collector", 409


class NoKeys(Refusal):
    code, status = "retail.protocol.no_keys", 422


class AlreadyHandedOver(Refusal):
    code, status = "retail.protocol.exists", 409


class BadIban(Refusal):
    """Not an IBAN: length or check digits are wrong."""

    code, status = "retail.account.bad_iban", 422


class AccountApproved(Refusal):
    """The account was approved before."""

    code, status = "retail.account.approved", 409


class AccountSamePerson(Refusal):
    """An account is approved by somebody else than who recorded it."""

    code, status = "retail.account.same_person", 403


class AccountMissing(Refusal):
    """No approved bank account of this agent: it cannot be paid."""

    code, status = "retail.account.missing", 409
