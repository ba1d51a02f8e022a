"""A contract ends before the handover: choose how, read what follows, confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations as deals
from murmelbahn.deal.operations.versioned import at_version
from murmelbahn.deal.terms import Default, End, EndNotAllowed
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.office.door import insider, one_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import amount_typed
from murmelbahn.showroom.terms import Ending
from murmelbahn.ui.terms import Sentence

ENDS: Mapping[End, Callable[..., Any]] = MappingProxyType(
    {
        End.CANCELLED_BY_CONSENT: at_version(deals.cancel_by_consent),
        End.RESCINDED_BY_CUSTOMER: at_version(deals.rescind_by_customer),
        End.RESCINDED_BY_SELLER: at_version(deals.rescind_by_seller),
        End.ENDED_BY_MANUFACTURER: at_version(deals.end_by_manufacturer),
    }
)


CONSENT = 120
"""Characters of a reference to what proves the consent."""


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?end=` shows what follows from one end; a POST takes it, with a fee only once what follows from it was shown. Raises
    `BadInput` for an end that does not exist."""
    actor = insider(request)
    if request.method != "POST":
        return _page(request, deal, one_of(request, "end", End))
    taken = chosen(request, "end", End)
    sheet = queries.ending_sheet(actor, deal=deal, end=taken)
    if taken not in {one.end for one in sheet.ends}:
        return _back(request, deal, taken, EndNotAllowed(end=taken.value, customer=""))
    reason, more = chosen(request, "reason", Ending), dict[str, Any]()
    if taken is End.RESCINDED_BY_SELLER:
        more["cause"] = chosen(request, "reason", Default)
    if sheet.cause:
        more["seller_responsible"] = "responsible" in request.POST
    if sheet.fee and sheet.chosen is not None:
        more["consent"] = request.POST.get("consent", "").strip()[:CONSENT]
        more["channel"] = chosen(request, "channel", Channel)
        try:
            more["fee"] = fee = _fee(request, sheet.chosen.received.currency)
            if fee and request.POST.get("shown", "") != request.POST["amount"]:
                return _page(request, deal, taken, fee=fee)
        except Refusal as refusal:
            return _back(request, deal, taken, refusal)
    return act(
        request,
        ENDS[taken],
        then=reverse("deal", args=[deal]),
        said=Sentence("showroom.ending.done"),
        again=lambda refusal: _page(request, deal, taken, refusal),
        deal=deal,
        reason=reason.value,
        expected_version=version_of(request),
        **more,
    )


def _fee(request: HttpRequest, currency: str) -> Money | None:
    """None where nothing is written, or nothing is asked. Raises `Mistyped`."""
    if not request.POST.get("amount", "").strip():
        return None
    return amount_typed(request, "amount", currency, least=Decimal(0)) or None


def _back(request: HttpRequest, deal: UUID, taken: End, refusal: Refusal) -> HttpResponse:
    response = _page(request, deal, taken, refusal)
    response.status_code = refusal.status
    return response


def _page(
    request: HttpRequest, deal: UUID, taken: End | None, refused: Refusal | None = None, fee: Money | None = None
) -> HttpResponse:
    actor = insider(request)
    sheet = queries.ending_sheet(actor, deal=deal, end=taken, fee=fee)
    return show(
        request,
        "end",
        sheet,
        clock=queries.clock_bar(actor),
        tab="deal",
        refused=plain(refused),
        typed=request.POST,
        channels=tuple(Channel),
    )
