"""An offer: read by the customer and the adviser, renewed, asked a lender about, handed over to the customer's phone."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer.terms import PartyKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import BadInput, NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.live import watched
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import amount_typed, kept_entries
from murmelbahn.showroom.queries.absent import if_there
from murmelbahn.showroom.queries.phone import phone_picture
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Sentence
from murmelbahn.ui.texts import text
from murmelbahn.value.terms import FundingKind


@require_safe
def offer(request: HttpRequest, deal: UUID) -> HttpResponse:
    return watched(request, deal=deal, page=lambda: _page(request, deal))


@require_POST
def renew_offer(request: HttpRequest, deal: UUID) -> HttpResponse:
    """A new offer at today's price, where the last one ran out or could not be made."""
    return act(
        request,
        deals.make_offer,
        then=reverse("deal_offer", args=[deal]),
        said=Sentence("showroom.offer.renewed"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        expected_version=version_of(request),
    )


@require_POST
def ask_lender(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Raises `BadInput` for a lender that this market does not have."""
    sheet = queries.offer_sheet(actor_of(request), deal=deal)
    wanted = request.POST.get("lender", "")
    lender = next((one for one in sheet.lenders if one.code == wanted), None)
    if lender is None:
        raise BadInput(field="lender", reason=wanted[:32])
    return act(
        request,
        deals.ask_lender,
        then=f"{reverse('deal_offer', args=[deal])}#funding",
        said=Sentence("showroom.offer.lender_asked", {"lender": lender.name}),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        kind=FundingKind(lender.kind),
        lender=lender.code,
        expected_version=version_of(request),
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def advance(request: HttpRequest, deal: UUID) -> HttpResponse:
    """What the customer pays once its order is accepted; an empty field: nothing. Raises `Mistyped`."""
    currency = queries.offer_sheet(actor_of(request), deal=deal).currency
    amount = amount_typed(request, "advance", currency) if request.POST.get("advance", "").strip() else None
    return act(
        request,
        deals.agree_advance,
        then=f"{reverse('deal_offer', args=[deal])}#advance",
        said=Sentence("showroom.offer.advance_kept"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        amount=amount,
        expected_version=version_of(request),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_offer(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Where the code on the adviser's screen leads. A customer whose deal it is reads the offer; one whose address the
    outlet wrote down takes it over by a POST, for a company after it has said who it is itself; to anybody else it does
    not exist. Raises `SignInFirst`, `NotFound`."""
    actor = actor_of(request)
    first = _oneself_first(actor, deal)
    if first:
        messages.info(request, text("showroom.enrol.oneself_first", language()))
        return HttpResponseRedirect(first)
    if request.method == "POST":
        return act(
            request,
            deals.take_over_offer,
            then=reverse("deal_offer", args=[deal]),
            said=Sentence("showroom.take.done"),
            deal=deal,
        )
    try:
        deal_queries.deal(actor, deal=deal)
    except NotFound:
        sheet = queries.take_sheet(actor, deal=deal)
        return show(request, "take", sheet, clock=queries.clock_bar(actor))
    return HttpResponseRedirect(reverse("deal_offer", args=[deal]))


def _oneself_first(actor: Actor, deal: UUID) -> str:
    """Where somebody who takes over a company's offer says who it is, and comes back from; nothing for all others."""
    sheet = if_there(lambda: queries.take_sheet(actor, deal=deal))
    if sheet is None or not sheet.oneself_first:
        return ""
    back = {"kind": PartyKind.PRIVATE.value, "market": sheet.market, "next": reverse("offer_take", args=[deal])}
    return f"{reverse('enrol')}?{urlencode(back)}"


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.offer_sheet(actor, deal=deal)
    there = request.build_absolute_uri(reverse("offer_take", args=[deal]))
    return show(
        request,
        "offer",
        sheet,
        clock=queries.clock_bar(actor),
        tab="deal_offer",
        refused=plain(refused),
        typed=request.POST,
        address=there,
        phone=phone_picture(there) if sheet.head.audience.staff and sheet.became is None else "",
    )
