"""Agreement versions: value's own frozen copy of the contract, one after the other."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import every, first, where
from murmelbahn.kernel.saving import change, insert
from murmelbahn.value.facts import AgreementFrozen, OfferExpired
from murmelbahn.value.models import Agreement, CampaignRow, CampaignUse, DealAccount, Offer
from murmelbahn.value.operations.booking import local_day, lock, money
from murmelbahn.value.operations.commitments import lapse_misfits
from murmelbahn.value.operations.offers import check_binding
from murmelbahn.value.queries.frozen import freeze, thaw
from murmelbahn.value.terms import CampaignUsedUp, ContractTerms, OfferDiffers, VersionTaken
from murmelbahn.value.terms import OfferExpired as OfferHasExpired


@operation
def agree(
    actor: Actor,
    *,
    deal: UUID,
    version: int,
    terms: ContractTerms,
    offer: UUID | None = None,
    loan_stays: bool = False,
) -> UUID:
    """Freeze contract version `version` (1, 2, ...). With `offer`, the terms must be the offer's and the offer valid.

    Commitments that no longer fit recipient, car or amount lapse in the same transaction; `loan_stays`: another total is
    no other amount for the lender, the customer's own part takes the difference. Campaign budgets are taken here.
    Raises VersionTaken, OfferExpired, OfferDiffers, OfferNotBinding, CampaignUsedUp.
    """
    account = lock(actor, deal)
    if version != account.version + 1:
        raise VersionTaken(expected=account.version + 1, actual=version)
    check_binding(terms.quote)
    content, sha256 = freeze(terms)
    if offer is not None:
        _check_offer(account, offer, terms, sha256)
    standing = where("deal = %s AND version = %s", deal, account.version)
    before = first(Agreement, standing) if account.version else None
    agreed = terms.quote.totals.gross
    identity = new_id()
    insert(
        Agreement,
        id=identity,
        market=account.market,
        seller=account.seller,
        deal=deal,
        version=version,
        parent=before.sha256 if before else "",
        offer=offer,
        total=agreed.amount,
        currency=account.currency,
        agreed_on=local_day(account.market),
        content=content,
        sha256=sha256,
    )
    parties = sorted({*account.parties, terms.buyer.party, terms.invoice_recipient.party})
    change(DealAccount, where("deal = %s", deal), version=version, parties=parties)
    _take_budgets(account, terms.quote.campaigns)
    was = money(before.total, account) if before else Money.zero(account.currency)
    if before:
        lapse_misfits(actor, account, terms, was, loan_stays=loan_stays)
    if offer is not None:
        timers.cancel_timer(OfferExpired, str(offer), key=deal)
    frozen = AgreementFrozen(
        deal=deal, version=version, total=agreed, delta=agreed - was, tax_date=terms.quote.tax_date, digest=sha256
    )
    emit(frozen, key=deal, market=account.market, seller=account.seller)
    return identity


def _check_offer(account: DealAccount, offer: UUID, terms: ContractTerms, sha256: str) -> None:
    made = first(Offer, where("id = %s AND deal = %s", offer, account.deal))
    if made is None:
        raise NotFound(kind="offer", id=offer)
    if local_day(account.market) > made.valid_until:
        raise OfferHasExpired(valid_until=made.valid_until)
    if made.sha256 == sha256:
        return
    offered = thaw(ContractTerms, made.content)
    if offered.quote != terms.quote or offered.car != terms.car:
        raise OfferDiffers(offered=offered.quote.totals.gross, agreed=terms.quote.totals.gross)


def _take_budgets(account: DealAccount, codes: tuple[str, ...]) -> None:
    """Count campaigns with a budget as given; the row of such a campaign is locked while its uses are counted."""
    if not codes:
        return
    known = where("seller = %s AND code = ANY(%s)", account.seller, list(codes))
    limited = known & where("(content ->> 'budget')::integer > 0")
    for campaign in every(CampaignRow, limited, order="id", lock="FOR UPDATE"):
        if campaign.uses.exclude(deal=account.deal).count() >= campaign.content["budget"]:
            raise CampaignUsedUp(campaign=campaign.code)
        CampaignUse.objects.get_or_create(
            campaign=campaign, deal=account.deal, defaults={"market": account.market, "seller": account.seller}
        )
