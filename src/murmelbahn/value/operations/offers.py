"""Offers: a price frozen for some days."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import where
from murmelbahn.kernel.saving import change, insert
from murmelbahn.value.facts import OfferExpired, OfferMade
from murmelbahn.value.models import DealAccount, Offer
from murmelbahn.value.operations.booking import day_after, local_day, lock
from murmelbahn.value.queries.frozen import freeze
from murmelbahn.value.rules.matching import reference_of
from murmelbahn.value.terms import ContractTerms, OfferNotBinding, Quote


def check_binding(quote: Quote) -> None:
    """Raises OfferNotBinding, naming the unconfirmed rules."""
    if not quote.binding:
        raise OfferNotBinding(rules=tuple(line.rule for line in quote.taxes if not line.confidence.binding))


@operation
def make_offer(
    actor: Actor,
    *,
    deal: UUID,
    terms: ContractTerms,
    valid_until: date,
    agent: UUID,
    outlet: UUID,
    parties: frozenset[UUID],
) -> UUID:
    """Freeze a price as an offer, valid through the whole day `valid_until`; sets the timer `value.offer.expired`.

    The first offer opens the deal's account: market, seller, agent and who may see it. Raises OfferNotBinding.
    """
    quote = terms.quote
    check_binding(quote)
    insert(
        DealAccount,
        unless="deal",
        deal=deal,
        market=quote.market,
        seller=quote.seller,
        currency=quote.currency,
        agent=agent,
        outlet=outlet,
        parties=sorted({*parties, terms.buyer.party}),
        reference=reference_of(deal),
        opened_at=now(),
    )
    if lock(actor, deal).seller != quote.seller:
        raise NotFound(kind="deal", id=deal)
    content, sha256 = freeze(terms)
    offer = new_id()
    insert(
        Offer,
        id=offer,
        market=quote.market,
        seller=quote.seller,
        deal=deal,
        total=quote.totals.gross.amount,
        currency=quote.currency,
        valid_until=valid_until,
        made_on=local_day(quote.market),
        content=content,
        sha256=sha256,
    )
    sold = {"market": quote.market, "seller": quote.seller}
    timers.set_timer(
        OfferExpired(offer=offer, deal=deal),
        key=deal,
        name=str(offer),
        due=day_after(valid_until, quote.market),
        **sold,
    )
    made = OfferMade(offer=offer, deal=deal, total=quote.totals.gross, valid_until=valid_until, digest=sha256)
    emit(made, key=deal, **sold)
    return offer


@operation
def let_in(actor: Actor, *, deal: UUID, party: UUID) -> None:
    """A party that came into the deal after its first offer sees its account. Again: nothing changes. Raises NotFound."""
    account = lock(actor, deal)
    if party not in account.parties:
        change(DealAccount, where("deal = %s", deal), parties=sorted({*account.parties, party}))
