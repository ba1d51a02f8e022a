"""Every "no" of this room; sentences in data/texts."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class PriceMissing(Refusal):
    """No valid price on the order date: market, code, order_date."""

    code, status = "value.price.missing", 409


class PriceListWrong(Refusal):
    """A price list that contradicts itself or the market's basis: reason."""

    code, status = "value.price.list_wrong", 422


class CampaignNotEligible(Refusal):
    """A wished campaign does not apply: campaign, reason (a stable code)."""

    code, status = "value.campaign.not_eligible", 409


class CampaignUsedUp(Refusal):
    """The campaign's budget is spent: campaign."""

    code, status = "value.campaign.used_up", 409


class OfferNotBinding(Refusal):
    """A price with an unconfirmed tax rule is an estimate: rules."""

    code, status = "value.offer.estimate", 409


class OfferExpired(Refusal):
    """valid_until has passed."""

    code, status = "value.offer.expired", 409


class OfferDiffers(Refusal):
    """What is to be agreed is not what was offered: offered, agreed."""

    code, status = "value.offer.differs", 409


class VersionTaken(Refusal):
    """Versions follow one another: expected, actual."""

    code, status = "value.agreement.version", 409


class NothingAgreed(Refusal):
    """The deal has no agreement yet."""

    code, status = "value.agreement.none", 409


class FundingIncomplete(Refusal):
    """The rows of a funding plan sum to the total: total, planned."""

    code, status = "value.funding.incomplete", 422


class CommitmentClosed(Refusal):
    """A commitment that is refused or lapsed cannot change: state."""

    code, status = "value.commitment.closed", 409


class CreditLineMissing(Refusal):
    """The invoice recipient has no credit line with this seller."""

    code, status = "value.credit_line.missing", 409


class CreditLineExceeded(Refusal):
    """Not enough free: free, needed."""

    code, status = "value.credit_line.exceeded", 409


class AdvanceAlreadyPaid(Refusal):
    """Money has come in: a credit note is needed, voiding is not enough."""

    code, status = "value.advance.paid", 409


class AdvanceTooHigh(Refusal):
    """An advance is part of the total: total, amount."""

    code, status = "value.advance.too_high", 422


class AlreadyInvoiced(Refusal):
    """The deal has a final invoice that stands: number."""

    code, status = "value.invoice.exists", 409


class RecipientDiffers(Refusal):
    """An invoice goes to the recipient the version names; another one is a new version."""

    code, status = "value.invoice.recipient", 409


class InvoiceMissing(Refusal):
    """Handover needs an issued final invoice."""

    code, status = "value.invoice.missing", 409


class InvoiceTaxDate(Refusal):
    """The invoice was computed for another tax month: tax_date, invoiced."""

    code, status = "value.invoice.tax_date", 409


class AlreadyCredited(Refusal):
    """A credit note has taken this document back: number."""

    code, status = "value.invoice.credited", 409


class NotCreditable(Refusal):
    """Only advance and final invoices and damages statements are taken back: kind."""

    code, status = "value.invoice.not_creditable", 409


class AlreadyHandedOver(Refusal):
    """Revenue of this deal is recognised already: on."""

    code, status = "value.handover.recognised", 409


class StatementBroken(Refusal):
    """A bank statement for an account that is not ours, or with an entry that cannot be: reason."""

    code, status = "value.statement.broken", 422


class EntryPlaced(Refusal):
    """The bank entry is allocated already."""

    code, status = "value.entry.placed", 409


class RefundTooHigh(Refusal):
    """No more can go back than is held for the payer: available, asked."""

    code, status = "value.refund.too_high", 409


class RefundToOtherAccount(Refusal):
    """Money goes back to the account it came from, and to no other."""

    code, status = "value.refund.other_account", 409


class RefundSamePerson(Refusal):
    """Four eyes: proposer and approver are two different persons."""

    code, status = "value.refund.same_person", 409


class RefundNotReady(Refusal):
    """The refund is not in a state for this: state."""

    code, status = "value.refund.state", 409


class NothingToSetOff(Refusal):
    """No open claim, or no money held: claim, held."""

    code, status = "value.set_off.nothing", 409


class WriteOffTooHigh(Refusal):
    """No more can be written off than is open: open, asked."""

    code, status = "value.write_off.too_high", 409


class CommissionDecided(Refusal):
    """Commission of this deal was accrued before."""

    code, status = "value.commission.decided", 409


class NothingToBill(Refusal):
    """The agent has no accrued commission for this month: month."""

    code, status = "value.commission.nothing", 409


class NotLate(Refusal):
    """The claim is not past its due date: due_on."""

    code, status = "value.reminder.not_late", 409


class FeeNotInvoiced(Refusal):
    """Only an authority fee that was invoiced passes through: available, asked."""

    code, status = "value.fee.not_invoiced", 409


class OnlyNamedPerson(Refusal):
    """The platform itself may not decide this."""

    code, status = "value.actor.not_a_person", 403


class LegalEntityKnown(Refusal):
    """A legal entity is registered once; a change of its data is a new version: seller."""

    code, status = "value.legal_entity.known", 409


class SchemeKnown(Refusal):
    """A commission scheme of this code was published before; a change is a new code."""

    code, status = "value.commission.scheme_known", 409
