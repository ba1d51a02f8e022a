"""A change of the car: see what it costs, say yes; or answer what the maker proposes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from murmelbahn.accounts.queries import actor_of
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms.changes import Answer
from murmelbahn.kernel.money import Money, MoneyError
from murmelbahn.kernel.refusals import BadInput, NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen, confirmed, uuid_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import NothingTyped, Sentence
from murmelbahn.ui.texts import text
from murmelbahn.vehicle import queries as vehicle


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?configuration=` is the car that is wished for; a POST orders exactly what was shown."""
    if request.method != "POST":
        return _page(request, deal)
    return act(
        request,
        deals.order_change,
        then=reverse("deal_change", args=[deal]),
        said=Sentence("showroom.change.ordered"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        configuration=uuid_of(request, "configuration"),
        total=total_shown(request),
        tax_date=day_typed(request, "tax_date"),
        expected_version=version_of(request),
    )


@require_POST
def change_answer(request: HttpRequest, deal: UUID) -> HttpResponse:
    answer = chosen(request, "answer", Answer)
    if answer is Answer.LEAVE and not confirmed(request):
        refusal = NothingTyped(field="confirmed")
        response = _page(request, deal, refused=refusal)
        response.status_code = refusal.status
        return response
    return act(
        request,
        deals.answer_change,
        then=reverse("deal", args=[deal]),
        said=Sentence(f"showroom.change.answered.{answer}"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        change=uuid_of(request, "change"),
        answer=answer,
        expected_version=version_of(request),
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    """What cannot be had instead of the sold car is said above the form for another code."""
    actor = actor_of(request)
    try:
        configuration = _wished(request)
        unknown = ""
    except NotFound:
        configuration, unknown = None, text("showroom.change.unknown_code", language())
    try:
        sheet = queries.change_sheet(actor, deal=deal, configuration=configuration)
    except Refusal as impossible:
        if configuration is None or refused is not None:
            raise
        sheet, refused = queries.change_sheet(actor, deal=deal), impossible
    leaving = (request.POST or request.GET).get("answer", "") == Answer.LEAVE and sheet.may_leave
    return show(
        request, "change", sheet, clock=queries.clock_bar(actor), refused=plain(refused) or unknown, leaving=leaving
    )


def _wished(request: HttpRequest) -> UUID | None:
    """The car that is wished for: by its id, or by the code under which it was kept. Raises `BadInput`, `NotFound`."""
    code = request.GET.get("code", "").strip()[:40]
    if code:
        return vehicle.shared_configuration(actor_of(request), code=code).id
    wished = request.POST.get("configuration") or request.GET.get("configuration") or ""
    try:
        return UUID(wished) if wished else None
    except ValueError:
        raise BadInput(field="configuration", reason=wished[:40]) from None


def total_shown(request: HttpRequest) -> Money:
    """The total that stood on the page. Raises `BadInput`."""
    value, currency = request.POST.get("total", ""), request.POST.get("currency", "")
    try:
        return Money.of(value, currency)
    except (MoneyError, ArithmeticError, ValueError):
        raise BadInput(field="total", reason=value[:40]) from None
