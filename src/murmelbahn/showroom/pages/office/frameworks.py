"""Framework agreements: a share off for one company, for a time, in every offer it is made."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import company_in, insider, name_in, page
from murmelbahn.showroom.pages.typed import kept_entries, share_typed, window_typed
from murmelbahn.showroom.queries.office import frameworks_sheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    Campaign,
    CampaignBegun,
    CampaignNameWrong,
    CampaignTooLarge,
    ComponentKind,
    DiscountHigh,
)

GROUP, BEFORE_OTHERS = "fleet", 10
"""It stands for all discounts of a fleet: none of them beside it."""


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda *place, **named: _page(*place, **named))
def frameworks(request: HttpRequest) -> HttpResponse:
    """`?name=` looks for a company; a POST records its agreement. Raises `NotFound` for a company that the reader does not
    see."""
    actor = insider(request)
    if request.method != "POST":
        return _page(request)
    card = company_in(request, actor)
    return act(
        request,
        values.publish_campaign,
        then=reverse("office_frameworks"),
        said=Sentence("showroom.framework.done", {"name": card.name}),
        again=lambda refusal: _page(request, refusal),
        campaign=Campaign(
            code=request.POST.get("code", "").strip().upper(),
            market=card.market,
            seller=value.seller_in(actor, market=card.market),
            kind=ComponentKind.FRAMEWORK_DISCOUNT,
            percent=share_typed(request, "percent"),
            buyers=(card.party,),
            order_window=window_typed(request),
            group=GROUP,
            order=BEFORE_OTHERS,
        ),
        confirmed="confirmed" in request.POST,
        begun="begun" in request.POST,
    )


@require_POST
def end_framework(request: HttpRequest, campaign: UUID) -> HttpResponse:
    """From today on no offer is made by it; what was offered or agreed stays."""
    insider(request)
    return act(
        request,
        values.end_campaign,
        then=reverse("office_frameworks"),
        said=Sentence("showroom.framework.ended"),
        again=lambda refusal: _page(request, refusal),
        campaign=campaign,
    )


def _page(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    sheet = frameworks_sheet(actor, name=name_in(request))
    return page(
        request,
        actor,
        "frameworks",
        sheet,
        refused=refused,
        typed=request.POST,
        wrong=_wrong(refused),
        high=isinstance(refused, DiscountHigh) or "confirmed" in request.POST,
        begun=isinstance(refused, CampaignBegun) or "begun" in request.POST,
    )


def _wrong(refused: Refusal | None) -> str:
    """The field beside which the refusal is said once more."""
    if isinstance(refused, CampaignNameWrong):
        return "code"
    if isinstance(refused, CampaignTooLarge):
        return "percent"
    return str(refused.parameters.get("field", "")) if refused else ""
