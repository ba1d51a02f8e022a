"""Pages of the accounts room beside sign-in itself: the demo's people and its mails."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.operations import sign_in_demo
from murmelbahn.accounts.queries import in_demo_world, mails, people
from murmelbahn.accounts.terms import DemoOnly, Person
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.ui.texts import text


@require_safe
@never_cache
def demo_people(request: HttpRequest) -> HttpResponse:
    """Everybody of a demo world, each with one button."""
    _only_in_a_demo()
    shown = [_shown(person) for person in people(SYSTEM)]
    return render(request, "accounts/demo.html", {"people": shown, "words": _words("demo"), "next": _next(request)})


@require_POST
@never_cache
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    try:
        subject = UUID(request.POST.get("subject", ""))
    except ValueError:
        raise BadInput(field="subject", reason="not an id") from None
    sign_in_demo(request, subject=subject)
    return HttpResponseRedirect(_next(request) or "/")


@require_safe
@never_cache
def demo_mails(request: HttpRequest) -> HttpResponse:
    _only_in_a_demo()
    return render(request, "accounts/mails.html", {"mails": mails(SYSTEM), "words": _words("mail")})


def _shown(person: Person) -> dict[str, object]:
    kind = text(f"accounts.user_kind.{person.kind}", _language())
    return {"subject": person.subject, "name": person.name or person.email, "kind": kind}


def _language() -> str:
    return (translation.get_language() or "en")[:2]


def _only_in_a_demo() -> None:
    if not in_demo_world(SYSTEM):
        raise DemoOnly()


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: a path of this host, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _words(page: str) -> dict[str, str]:
    names = {"demo": ("title", "intro", "nobody", "mails"), "mail": ("title", "intro", "none")}[page]
    return {name: text(f"accounts.page.{page}.{name}", _language()) for name in names} | {
        "mail_url": reverse("demo_mails")
    }
