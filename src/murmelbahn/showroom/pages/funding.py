"""The lender agreed to less: take that, pay without a lender, or ask again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from murmelbahn.deal import operations as deals
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.typed import day_typed
from murmelbahn.ui.terms import Sentence


@require_POST
def smaller_loan(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The loan as it was approved; the customer pays the rest. The seller names the customer's word for it (`consent`)."""
    return act(
        request,
        deals.accept_smaller_loan,
        then=reverse("deal_money", args=[deal]),
        said=Sentence("showroom.funding.smaller_taken"),
        deal=deal,
        commitment=uuid_of(request, "commitment"),
        consent=_consent(request),
        expected_version=version_of(request),
    )


@require_POST
def without_lender(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Everything by transfer."""
    return act(
        request,
        deals.pay_in_cash,
        then=reverse("deal_money", args=[deal]),
        said=Sentence("showroom.funding.cash_taken"),
        deal=deal,
        consent=_consent(request),
        expected_version=version_of(request),
    )


@require_POST
def lender_again(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The lender is asked for the contract as it stands now."""
    return act(
        request,
        deals.request_finance,
        then=f"{reverse('deal', args=[deal])}#lender",
        said=Sentence("showroom.lender.asked"),
        deal=deal,
        expected_version=version_of(request),
    )


@require_POST
def finance_day(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The seller waits longer for the lender."""
    return act(
        request,
        deals.prolong_finance,
        then=f"{reverse('deal', args=[deal])}#reserve",
        said=Sentence("showroom.reserve.prolonged"),
        deal=deal,
        until=day_typed(request, "until"),
        expected_version=version_of(request),
    )


def _consent(request: HttpRequest) -> str:
    return request.POST.get("consent", "").strip()[:120]
