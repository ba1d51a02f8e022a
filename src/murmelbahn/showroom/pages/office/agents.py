"""Agents: what they have earned, the end of their month, and the account they are paid to."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.deal import operations as deals
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.retail import operations as retail
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.pages.typed import words_typed
from murmelbahn.showroom.queries.office import agent_sheet, agents_sheet, month_closed
from murmelbahn.ui.terms import Sentence

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


@require_safe
def agents(request: HttpRequest) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "agents", agents_sheet(actor))


@require_safe
def agent(request: HttpRequest, agent: UUID) -> HttpResponse:
    return _agent(request, agent)


@require_POST
def close_month(request: HttpRequest, agent: UUID) -> HttpResponse:
    """Bill the commission in the agent's name and order its payment, as the clock does at the end of a month."""
    actor = insider(request)
    seller = agent_sheet(actor, agent=agent).agent.seller
    month = request.POST.get("month", "")
    if not MONTH.fullmatch(month):
        raise BadInput(field="month", reason=month[:10])
    return act(
        request,
        deals.settle_agent,
        then=_there(agent),
        said=lambda payout: month_closed(actor, seller=seller, agent=agent, month=month, payout=payout),
        again=lambda refusal: _agent(request, agent, refusal),
        seller=seller,
        agent=agent,
        month=month,
    )


@require_POST
def record_account(request: HttpRequest, agent: UUID) -> HttpResponse:
    """A new account; it counts once another person has released it."""
    insider(request)
    return act(
        request,
        retail.record_agent_account,
        then=_there(agent),
        said=Sentence("showroom.office.agents.recorded"),
        again=lambda refusal: _agent(request, agent, refusal),
        agent=agent,
        holder=words_typed(request, "holder", most=70),
        iban=request.POST.get("iban", "").strip()[:42],
    )


@require_POST
def release_account(request: HttpRequest, agent: UUID, account: UUID) -> HttpResponse:
    """The second person."""
    insider(request)
    return act(
        request,
        retail.approve_agent_account,
        then=_there(agent),
        said=Sentence("showroom.office.agents.released"),
        again=lambda refusal: _agent(request, agent, refusal),
        account=account,
    )


@require_POST
def pay_again(request: HttpRequest, agent: UUID, payout: UUID) -> HttpResponse:
    """A payment that the bank sent back, once the account was put right under four eyes."""
    insider(request)
    return act(
        request,
        deals.pay_agent_again,
        then=_there(agent),
        said=Sentence("showroom.office.agents.again"),
        again=lambda refusal: _agent(request, agent, refusal),
        payout=payout,
    )


def _there(agent: UUID) -> str:
    return reverse("office_agent", args=[agent])


def _agent(request: HttpRequest, agent: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "agent", agent_sheet(actor, agent=agent), refused=refused, typed=request.POST)
