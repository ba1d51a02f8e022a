"""The withdrawal function of one deal, and the receipt of its use."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import CompanyData, Party
from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import Customer, DealView, NoWithdrawalRight, Role, WithdrawalRight
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.queries import cards
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.head import head_of
from murmelbahn.showroom.terms import Audience, WithdrawnSheet, WithdrawSheet, audience_of
from murmelbahn.ui.terms import Sentence

BEFORE = (Customer.LEAD, Customer.IDENTIFIED, Customer.OFFERED)
"""Nothing is ordered yet: there is nothing that could be withdrawn."""
NOTES = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)
"""Who books a withdrawal that came by letter, by e-mail or at the desk; that it is a person is asked again where it is done."""
DECLARED = "story.deal.withdrawal.declared"


def withdraw_sheet(actor: Actor, *, deal: UUID, language: str) -> WithdrawSheet:
    """What would be declared, and what follows from it; or why there is no right. Raises `NotFound`."""
    view = deals.deal(actor, deal=deal)
    right = if_there(lambda: deals.withdrawal_right(actor, deal=deal, language=language))
    buyer = if_there(lambda: customer.party(actor, party=view.party(Role.BUYER)))
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    bound = {view.party(Role.ORDERER), view.party(Role.BUYER)}
    return WithdrawSheet(
        head=head_of(actor, deal=view),
        right=right,
        early=right is None and view.end is None and view.customer in BEFORE,
        mine=actor.kind is ActorKind.CUSTOMER and bool(bound & actor.parties),
        notes=actor.kind in NOTES and view.end is None and view.customer not in BEFORE,
        reasons=_reasons(audience_of(actor), right) if right else (),
        name=_name(buyer),
        email=buyer.data.email if buyer else "",
        seller=cards.seller_card(actor, deal=view),
        care=cards.care_card(outlet) if outlet else None,
        version=view.version,
    )


def withdrawn_sheet(actor: Actor, *, deal: UUID) -> WithdrawnSheet | None:
    """The receipt; none as long as nobody has withdrawn. Raises `NotFound`."""
    view: DealView = deals.deal(actor, deal=deal)
    told = [step for step in deals.story(actor, deal=deal) if step.code == DECLARED]
    if not told:
        return None
    detail = told[-1].detail
    buyer = if_there(lambda: customer.party(actor, party=view.party(Role.BUYER)))
    outlet = if_there(lambda: retail.outlet(actor, outlet=view.outlet))
    return WithdrawnSheet(
        head=head_of(actor, deal=view),
        declared_at=datetime.fromisoformat(detail["declared_at"]) if detail.get("declared_at") else told[-1].at,
        sent_on=_day(detail, "sent_on"),
        refund_by=_day(detail, "refund_by"),
        bring_back_by=_day(detail, "bring_back_by"),
        email=buyer.data.email if buyer else "",
        documents=tuple(
            line for line in cards.document_lines(actor, deal=view) if line.kind.endswith(".withdrawal_receipt")
        ),
        care=cards.care_card(outlet) if outlet else None,
        zone=markets.market(SYSTEM, code=view.market).zone,
    )


def _reasons(audience: Audience, right: WithdrawalRight) -> tuple[Sentence, ...]:
    """Why there is a right or none; of one that is over, since when."""
    told = tuple(cards.reasons_told(audience, right.reasons))
    over = not right.open and right.until is not None
    return (*told, Sentence("showroom.withdrawal.over", {"until": right.until})) if over else told


def refused_reasons(actor: Actor, *, refusal: Refusal) -> tuple[Sentence, ...]:
    """The same of a declaration that was refused, for whoever made it: only who named the contract rightly gets that far."""
    if not isinstance(refusal, NoWithdrawalRight):
        return ()
    codes = [code for code in refusal.parameters.get("reasons", "").split(", ") if code]
    told, until = tuple(cards.reasons_told(audience_of(actor), codes)), refusal.parameters.get("until")
    return (*told, Sentence("showroom.withdrawal.over", {"until": until})) if until is not None else told


def _day(detail: dict[str, str], name: str) -> date | None:
    return date.fromisoformat(detail[name]) if name in detail else None


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    data = party.data
    return data.legal_name if isinstance(data, CompanyData) else f"{data.given_names} {data.family_name}"
