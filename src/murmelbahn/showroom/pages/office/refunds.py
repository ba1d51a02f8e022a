"""Refunds: one person proposes, another releases, and the money goes to the account that paid and to no other."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.pages.typed import amount_typed, kept_entries
from murmelbahn.showroom.queries.office import propose_sheet, refunds_sheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values

PROPOSED = Sentence("showroom.office.refunds.proposed")


@require_safe
def refunds(request: HttpRequest) -> HttpResponse:
    return _list(request)


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _form(*place, **named))
def propose(request: HttpRequest, deal: UUID) -> HttpResponse:
    """What is held for a deal and who paid; a POST proposes an amount to one of these accounts."""
    actor = insider(request)
    if request.method != "POST":
        return _form(request, deal)
    free = propose_sheet(actor, deal=deal).free
    if free is None:
        raise NotFound(kind="held", id=deal)
    return act(
        request,
        values.propose_refund,
        then=reverse("office_refunds"),
        said=PROPOSED,
        again=lambda refusal: _form(request, deal, refusal),
        deal=deal,
        amount=amount_typed(request, "amount", free.currency),
        account=uuid_of(request, "account"),
    )


@require_POST
def propose_all(request: HttpRequest, deal: UUID) -> HttpResponse:
    """All that is held for a deal that is unwound, to each account what came from it."""
    insider(request)
    return act(
        request,
        values.propose_refunds,
        then=reverse("office_refunds"),
        said=PROPOSED,
        again=lambda refusal: _form(request, deal, refusal),
        deal=deal,
    )


@require_POST
def release(request: HttpRequest, refund: UUID) -> HttpResponse:
    """The second person; the bank is told at once."""
    insider(request)
    return act(
        request,
        values.approve_refund,
        then=reverse("office_refunds"),
        said=Sentence("showroom.office.refunds.released"),
        again=lambda refusal: _list(request, refusal),
        refund=refund,
    )


@require_POST
def drop(request: HttpRequest, refund: UUID) -> HttpResponse:
    """A proposal is taken back before a second person has released it."""
    insider(request)
    return act(
        request,
        values.take_refund_back,
        then=reverse("office_refunds"),
        said=Sentence("showroom.office.refunds.taken_back"),
        again=lambda refusal: _list(request, refusal),
        refund=refund,
    )


def _list(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "refunds", refunds_sheet(actor), refused=refused)


def _form(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "refund", propose_sheet(actor, deal=deal), refused=refused, typed=request.POST)
