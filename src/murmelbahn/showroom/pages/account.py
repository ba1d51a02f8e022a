"""One's own account: profile, consents, sign-in, data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from murmelbahn.accounts import operations as accounts
from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import AddressUse, CompanyData, PartyData, Purpose
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen, uuid_of, uuid_or_none
from murmelbahn.showroom.pages.refused import plain, wrong_fields
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.vat_id import vat_id_typed
from murmelbahn.ui.templatetags.words import LANGUAGES, language
from murmelbahn.ui.terms import Sentence

WORDING = "account.2026-11"
"""The version of the texts beside the switches of `account_consents.html`; a new text is a new version."""


@require_http_methods(["GET", "HEAD", "POST"])
def account_profile(request: HttpRequest) -> HttpResponse:
    """Who I am; a POST is the next version of one party's data."""
    actor = actor_of(request)
    if request.method != "POST":
        return _profile(request)
    party = uuid_of(request, "party")
    return act(
        request,
        customers.amend_party,
        then=reverse("account_profile"),
        said=Sentence("showroom.account.saved"),
        again=lambda refusal: _profile(request, refused=refusal),
        party=party,
        data=_amended(actor, party, request.POST),
        expected_version=version_of(request),
    )


@require_POST
def account_vat_id(request: HttpRequest) -> HttpResponse:
    """The register is asked once more about a company's number."""
    return act(
        request,
        customers.ask_register_again,
        then=reverse("account_profile") + "#companies",
        said=Sentence("showroom.desk.vat_id_asked"),
        again=lambda refusal: _profile(request, refused=refusal),
        party=uuid_of(request, "party"),
    )


@require_safe
def account_consents(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return _show(request, "consents", queries.consents_sheet(actor))


@require_POST
def account_consent(request: HttpRequest) -> HttpResponse:
    """One switch: given, or taken back at once."""
    purpose = chosen(request, "purpose", Purpose)
    values: dict[str, Any] = {"party": uuid_of(request, "party"), "purpose": purpose}
    then = reverse("account_consents") + f"#{purpose}"
    if request.POST.get("given") == "yes":
        wording = f"{WORDING}.{language()}.{purpose}"
        said = Sentence("showroom.consent.given")
        return act(request, customers.give_consent, then=then, said=said, wording=wording, **values)
    return act(request, customers.withdraw_consent, then=then, said=Sentence("showroom.consent.withdrawn"), **values)


@require_safe
def account_security(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    sheet = queries.security_sheet(actor, current=_key(request))
    return _show(request, "security", sheet)


@require_POST
def account_sign_out(request: HttpRequest) -> HttpResponse:
    """End one sign-in elsewhere, or all others."""
    then, said = reverse("account_security"), Sentence("showroom.security.ended")
    which = request.POST.get("sign_in", "")
    if which == "others":
        return act(request, accounts.end_other_sign_ins, then=then, said=said, current=_key(request))
    if not which.isascii() or not which.isdigit():
        raise BadInput(field="sign_in", reason=which[:40])
    return act(request, accounts.end_sign_in, then=then, said=said, sign_in=int(which))


@require_safe
def account_data(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return _show(request, "data", queries.data_sheet(actor))


def _key(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _profile(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    sheet = queries.profile_sheet(actor_of(request))
    sent = uuid_or_none(request, "party") if refused else None
    told = {"refused": plain(refused), "wrong": wrong_fields(refused), "sent": sent}
    return _show(request, "profile", sheet, languages=LANGUAGES, **told)


def _show(request: HttpRequest, part: str, sheet: object, **more: object) -> HttpResponse:
    clock = queries.clock_bar(actor_of(request))
    return show(request, f"account_{part}", sheet, clock=clock, tab="me", part=part, **more)


def _amended(actor: Actor, party: UUID, sent: Mapping[str, str]) -> PartyData:
    """The present data with what was typed; what the form does not ask stays. Raises `NotFound`."""
    data = customer.party(actor, party=party).data
    typed = {name: value.strip()[:120] for name, value in sent.items()}
    homes = [one for one in data.addresses if one.use is AddressUse.REGISTERED] or list(data.addresses[:1])
    others = tuple(one for one in data.addresses if one not in homes)
    home = tuple(
        replace(
            one,
            street=typed.get("street", one.street),
            postal_code=typed.get("postal_code", one.postal_code),
            city=typed.get("city", one.city),
            addition=typed.get("addition", one.addition),
        )
        for one in homes[:1]
    )
    spoken = typed.get("language", data.language)
    spoken = spoken if spoken in dict(LANGUAGES) else data.language
    phone = typed.get("phone", data.phone)[:40]
    addresses = (*home, *homes[1:], *others)
    if isinstance(data, CompanyData):
        vat_id = vat_id_typed(typed["vat_id"]) if "vat_id" in typed else data.vat_id
        return replace(data, addresses=addresses, phone=phone, language=spoken, vat_id=vat_id)
    return replace(
        data,
        given_names=typed.get("given_names", data.given_names),
        family_name=typed.get("family_name", data.family_name),
        addresses=addresses,
        phone=phone,
        language=spoken,
    )
