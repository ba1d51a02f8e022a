"""Discounts that need a proof, put together for their page."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from murmelbahn.accounts import queries as accounts
from murmelbahn.deal import queries as deals
from murmelbahn.deal.queries import Discount, Discounts
from murmelbahn.deal.terms import DealView
from murmelbahn.kernel.actor import STAFF, Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.queries.price import quote_lines, terms_of
from murmelbahn.showroom.terms import DiscountChosen, DiscountLine, DiscountsSheet, ProofLine, audience_of
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind, Proof, ProofKind, ProofState

SELLER = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)


def discounts_sheet(actor: Actor, *, deal: UUID, campaign: str = "") -> DiscountsSheet:
    """What could be given with a proof, and what was; `campaign` is the one that is looked at. Raises `NotFound`, for customers,
    too."""
    if not audience_of(actor).staff:
        raise NotFound(kind="deal", id=deal)
    view = deals.deal(actor, deal=deal)
    found = deals.discounts_ahead(actor, deal=deal)
    subjects = {who for one in found.proofs for who in (one.shown_by, one.decided_by) if who}
    people = accounts.colleagues(actor, subjects=subjects) if actor.kind in STAFF else {}
    agreed = terms_of(actor, deal=view) if view.agreement else None
    now = found.now or (agreed.quote if agreed else None)
    picked = next((one for one in found.open if one.campaign.code == campaign and one.quote), None)
    return DiscountsSheet(
        head=head_of(actor, deal=view),
        version=view.version,
        net=view.customer_kind == "company",
        early=found.now is not None,
        now=now.totals if now else None,
        lines=tuple(_line(one, found) for one in found.open),
        chosen=_chosen(actor, view, picked, found) if picked else None,
        proofs=tuple(_proof(actor, one, found, people) for one in reversed(found.proofs)),
        kept=found.kept,
        invoiced=_invoiced(actor, deal) if found.without else "",
        seller=actor.kind in SELLER,
    )


def _line(one: Discount, found: Discounts) -> DiscountLine:
    saved = found.now.totals.gross - one.quote.totals.gross if one.quote and found.now else None
    return DiscountLine(campaign=one.campaign, saved=saved, known=one.campaign.proof in tuple(ProofKind))


def _chosen(actor: Actor, view: DealView, picked: Discount, found: Discounts) -> DiscountChosen | None:
    if picked.quote is None or found.now is None:
        return None
    return DiscountChosen(
        line=_line(picked, found),
        price=quote_lines(actor, deal=view, quote=picked.quote),
        totals=picked.quote.totals,
        replaced=tuple(one for one in found.now.campaigns if one not in picked.quote.campaigns),
    )


def _proof(actor: Actor, one: Proof, found: Discounts, people: Mapping[UUID, str]) -> ProofLine:
    without = found.without.get(one.campaign)
    mine = actor.kind in SELLER
    return ProofLine(
        proof=one,
        seen_by=people.get(one.shown_by, ""),
        decided_by=people.get(one.decided_by, "") if one.decided_by else "",
        decides=mine and one.state is ProofState.SHOWN,
        confirms=mine and one.state is ProofState.SHOWN and found.now is not None,
        back=mine and one.state is ProofState.GIVEN and not found.kept,
        after=without.totals if without and one.state is ProofState.GIVEN else None,
    )


def _invoiced(actor: Actor, deal: UUID) -> str:
    """The number of the final invoice that stands."""
    documents = if_there(lambda: value.invoices_of(actor, deal=deal)) or ()
    standing = (one.content.number for one in documents if one.content.kind is InvoiceKind.FINAL and not one.credited)
    return next(standing, "")
