"""What the customer stream refuses, each with a stable code. Sentences stand in `data/texts`."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class IncompleteParty(Refusal):
    """A field a party cannot do without is empty or malformed: `field`."""

    code, status = "customer.party.incomplete", 422


class UnderAge(Refusal):
    """A buyer must be 18 on the day: `of_age_on`."""

    code, status = "customer.party.under_age", 422


class BadTaxId(Refusal):
    """The check digits of a tax number do not fit: `market`, `kind`."""

    code, status = "customer.tax_id.malformed", 422


class SellersVatId(Refusal):
    """Nobody buys from itself: the VAT id is the seller's own: vat_id."""

    code, status = "customer.tax_id.sellers", 422


class OneselfFirst(Refusal):
    """Who signs for a company has a Customer ID of its own."""

    code, status = "customer.party.oneself_first", 409


class KindIsFixed(Refusal):
    """A private party never becomes a company or back: register another party."""

    code, status = "customer.party.kind_is_fixed", 409


class AlreadyRegistered(Refusal):
    """This user has its Customer ID."""

    code, status = "customer.party.already_registered", 409


class EmailTaken(Refusal):
    """This e-mail address already stands at another Customer ID with a proven address."""

    code, status = "customer.email.taken", 409


class AddressOnFile(Refusal):
    """The outlet has somebody with this e-mail address already: `name`. Another person of the same address is recorded by
    saying so."""

    code, status = "customer.email.on_file", 409


class EmailNotCurrent(Refusal):
    """The proof is for another address than the party's present one."""

    code, status = "customer.email.not_current", 409


class NoVatId(Refusal):
    code, status = "customer.vat_id.missing", 422


class RegisterAskedAlready(Refusal):
    """The register was asked about this number a moment ago: `minutes` are to go by before it is asked again."""

    code, status = "customer.vat_id.asked_already", 409


class DocumentExpired(Refusal):
    """The document shown expired on `expires_on`."""

    code, status = "customer.identity.document_expired", 422


class DocumentTooLong(Refusal):
    """No document is good until `expires_on`."""

    code, status = "customer.identity.document_too_long", 422


class NotAPerson(Refusal):
    """Only a private person acts for a company, and only for a company."""

    code, status = "customer.grant.not_a_person", 422


class GrantMissing(Refusal):
    code, status = "customer.grant.missing", 409


class NotConsented(Refusal):
    """Read for a `purpose` the person has not consented to."""

    code, status = "customer.consent.missing", 403


class UnknownPurpose(Refusal):
    code, status = "customer.purpose.unknown", 422


class OnlyOneself(Refusal):
    """Consent is given and withdrawn by the person alone; withdrawal may be recorded for it by staff."""

    code, status = "customer.consent.only_oneself", 403


class EvidenceMissing(Refusal):
    """A touchpoint of this `kind` decides the withdrawal right and needs evidence."""

    code, status = "customer.touchpoint.evidence_missing", 422


class TouchpointInFuture(Refusal):
    code, status = "customer.touchpoint.in_future", 422


class OutletMissing(Refusal):
    """A touchpoint at an outlet names the outlet."""

    code, status = "customer.touchpoint.outlet_missing", 422


class NotDeclared(Refusal):
    """Nothing has been ordered or signed yet, so no channel can be decided."""

    code, status = "customer.channel.not_declared", 409


class PaperNotNeeded(Refusal):
    """This `paper` is not on the list of this deal and keeper."""

    code, status = "customer.papers.not_needed", 404


class PaperNumberMissing(Refusal):
    """The seller's `paper` is noted by an outlet only with the number it bears."""

    code, status = "customer.papers.number_missing", 409


class PaperMoveRefused(Refusal):
    """A paper does not go from `before` to `after`."""

    code, status = "customer.papers.move_refused", 409
