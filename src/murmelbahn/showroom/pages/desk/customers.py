"""An adviser's customers: search, one of them, what the desk notes about it, and leading it through the shop window."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, CompanyData, IdDocument, TouchpointKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.showroom.pages import leading
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import day_typed, kept_entries, whole_typed, words_typed
from murmelbahn.showroom.pages.vat_id import vat_id_typed
from murmelbahn.showroom.queries import clock_bar
from murmelbahn.showroom.queries.desk import customer_sheet, customers_sheet
from murmelbahn.ui.terms import Sentence

CONTACTS = (TouchpointKind.VISIT, TouchpointKind.ADVICE, TouchpointKind.CALL)
CHANNELS = (Channel.OUTLET, Channel.PHONE, Channel.HOME_VISIT)
SHOWN = {"models": "models", "stock": "stock", "drives": "drives"}


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """`?name=`: part of a name, an address, a number. Raises `SignInFirst`, `NotAllowed`, `BadInput`."""
    actor = actor_of(request)
    sheet = customers_sheet(actor, name=request.GET.get("name", "")[:80], after=request.GET.get("after", ""))
    return show(request, "desk/customers", sheet, clock=clock_bar(actor), tab="desk", part="customers")


@require_safe
def one(request: HttpRequest, party: UUID) -> HttpResponse:
    """Raises `SignInFirst`, `NotAllowed`, `NotFound`."""
    return _page(request, party)


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def identity(request: HttpRequest, party: UUID) -> HttpResponse:
    """The desk saw an original document."""
    actor = actor_of(request)
    return act(
        request,
        customers.record_identity_check,
        then=_next(request, party),
        said=Sentence("showroom.desk.identity_noted"),
        again=lambda refusal: _page(request, party, refused=refusal),
        party=party,
        document=chosen(request, "document", IdDocument),
        expires_on=day_typed(request, "expires_on"),
        outlet=_outlet(request, actor),
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def vat_id(request: HttpRequest, party: UUID) -> HttpResponse:
    """A company's VAT id, added or corrected: a new version of its data, and the register is asked. Raises `NotFound`,
    `BadInput` for a person."""
    actor = actor_of(request)
    found = customer.party(actor, party=party)
    if not isinstance(found.data, CompanyData):
        raise BadInput(field="vat_id", reason=found.kind.value)
    typed = vat_id_typed(words_typed(request, "vat_id", most=40))
    return act(
        request,
        customers.amend_party,
        then=f"{reverse('desk_customer', args=[party])}#who",
        said=Sentence("showroom.desk.vat_id_noted"),
        again=lambda refusal: _page(request, party, refused=refusal),
        party=party,
        data=replace(found.data, vat_id=typed),
        expected_version=version_of(request),
    )


@require_POST
def vat_id_again(request: HttpRequest, party: UUID) -> HttpResponse:
    """The register is asked once more about the number it did not answer for, or not well. Raises `NotFound`."""
    return act(
        request,
        customers.ask_register_again,
        then=f"{reverse('desk_customer', args=[party])}#who",
        said=Sentence("showroom.desk.vat_id_asked"),
        again=lambda refusal: _page(request, party, refused=refusal),
        party=party,
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def contact(request: HttpRequest, party: UUID) -> HttpResponse:
    """Somebody was here, was called, was advised: on the journey, where the law looks for how a contract came about."""
    actor = actor_of(request)
    kind, channel = chosen(request, "kind", TouchpointKind), chosen(request, "channel", Channel)
    if kind not in CONTACTS or channel not in CHANNELS:
        raise BadInput(field="kind", reason=f"{kind} {channel}")
    found = customer.party(actor, party=party)
    return act(
        request,
        customers.record_touchpoint,
        then=reverse("desk_customer", args=[party]),
        said=Sentence("showroom.desk.contact_noted"),
        again=lambda refusal: _page(request, party, refused=refusal),
        market=found.market,
        seller=found.seller,
        parties=(party,),
        kind=kind,
        channel=channel,
        outlet=_outlet(request, actor) if channel is Channel.OUTLET else None,
        adviser=actor.subject,
        evidence=whole_typed(request, "note", most=200),
    )


@require_POST
def lead(request: HttpRequest, party: UUID) -> HttpResponse:
    """From here on the shop window is this customer's. Raises `NotFound`, `BadInput`."""
    wanted = request.POST.get("to", "models")
    if wanted not in SHOWN:
        raise BadInput(field="to", reason=wanted[:20])
    customer.ref(actor_of(request), party=party)
    leading.lead(request, party)
    return _see_other(reverse(SHOWN[wanted]))


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    """The shop window is nobody's again; back to the customer who was led. Raises `SignInFirst`."""
    actor_of(request)
    led = leading.party_led(request)
    leading.let_go(request)
    return _see_other(reverse("desk_customer", args=[led]) if led else reverse("desk"))


def _page(request: HttpRequest, party: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = customer_sheet(actor, party=party)
    return show(
        request,
        "desk/customer",
        sheet,
        clock=clock_bar(actor),
        tab="desk",
        part="customers",
        refused=plain(refused),
        contacts=[str(each) for each in CONTACTS],
        channels=[str(each) for each in CHANNELS],
        documents=[str(each) for each in IdDocument],
        outlets=sheet.outlets,
        typed=request.POST,
    )


def _see_other(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def _next(request: HttpRequest, party: UUID) -> str:
    wanted = request.POST.get("next", "")
    here = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if here else reverse("desk_customer", args=[party])


def _outlet(request: HttpRequest, actor: Actor) -> UUID | None:
    """Where it happened: what the form says, else the only outlet the reader works for."""
    asked = request.POST.get("outlet", "")
    found = [one for one in actor.outlets if asked in ("", str(one))]
    if asked and not found:
        raise BadInput(field="outlet", reason=asked[:40])
    return found[0] if len(found) == 1 else None
