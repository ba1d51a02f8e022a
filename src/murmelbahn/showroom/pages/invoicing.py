"""The invoice of a deal: finance confirms the tax rules, redetermines the price where the taxes moved, and issues it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.operations.versioned import at_version
from murmelbahn.deal.terms import HandoverPast
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.markets.terms import NoRule
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import uuid_or_none
from murmelbahn.showroom.pages.office.door import insider
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed, kept_entries
from murmelbahn.ui.rules.typed import day_in
from murmelbahn.ui.terms import Mistyped, Sentence


@require_http_methods(["GET", "HEAD", "POST"])
@kept_entries(lambda request, deal, refused: _page(request, deal, _planned(request), refused))
def invoice(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The invoice for a handover on the day in the address; a POST issues it for the day that was shown."""
    insider(request)
    if request.method != "POST":
        shown = request.GET.get("planned", "")
        return _page(request, deal, day_in("planned", shown) if shown else None)
    planned = day_typed(request, "planned")
    return act(
        request,
        deals.issue_invoice,
        then=reverse("deal_money", args=[deal]),
        said=Sentence("showroom.invoice.issued"),
        again=lambda refusal: _page(request, deal, planned, refusal),
        deal=deal,
        planned_handover=planned,
        due_on=_due(request),
        expected_version=version_of(request),
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def redetermine(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The next version of the contract, by the taxes of the day that was shown."""
    insider(request)
    planned = day_typed(request, "planned")
    return act(
        request,
        at_version(deals.redetermine),
        then=reverse("deal_invoice", args=[deal]),
        said=Sentence("showroom.invoice.redetermined"),
        again=lambda refusal: _page(request, deal, planned, refusal),
        deal=deal,
        tax_date=planned,
        expected_version=version_of(request),
    )


@require_POST
def tax_rule(request: HttpRequest, deal: UUID) -> HttpResponse:
    """A named person of finance vouches for a rule that is open in this deal: in its offer, its invoice, or the change that is
    wished for. Raises `BadInput` for another one."""
    actor = insider(request)
    typed = request.POST.get("planned", "")
    planned = day_in("planned", typed) if typed else None
    wished = uuid_or_none(request, "configuration")
    rule = request.POST.get("rule", "")
    if wished:
        known = deal_queries.change_terms(actor, deal=deal, configuration=wished).rules
        there = f"{reverse('deal_change', args=[deal])}?configuration={wished}"
    else:
        known = deal_queries.tax_rules_open(actor, deal=deal, planned=planned)
        there = reverse("deal_invoice", args=[deal]) + (f"?planned={planned}" if planned else "")
    if rule not in {one.rule for one in known}:
        raise BadInput(field="rule", reason=rule[:40])
    return act(
        request,
        at_version(deals.confirm_tax_rule),
        then=there,
        said=Sentence("showroom.invoice.rule_confirmed"),
        again=lambda refusal: _page(request, deal, planned, refusal),
        deal=deal,
        rule=rule,
        expected_version=version_of(request),
    )


def _planned(request: HttpRequest) -> date | None:
    """The day that the form was shown for, as far as it can be read."""
    try:
        return day_typed(request, "planned")
    except Mistyped:
        return None


def _due(request: HttpRequest) -> date | None:
    """When it is to be paid; the market's usual day where nothing was written. Raises `Mistyped`."""
    return day_typed(request, "due_on") if request.POST.get("due_on", "").strip() else None


def _page(
    request: HttpRequest, deal: UUID, planned: date | None = None, refused: Refusal | None = None
) -> HttpResponse:
    """For a day in the past, or one whose law nobody knows, the page of the planned day with the sentence that says so."""
    actor = insider(request)
    outside: Refusal | None = None
    try:
        sheet = queries.invoicing_sheet(actor, deal=deal, planned=planned)
    except (HandoverPast, NoRule) as refusal:
        outside, sheet = refusal, queries.invoicing_sheet(actor, deal=deal)
    told = plain(outside or refused)
    response = show(
        request, "invoice", sheet, clock=queries.clock_bar(actor), tab="deal_money", refused=told, typed=request.POST
    )
    if outside is not None:
        response.status_code = outside.status
    return response
