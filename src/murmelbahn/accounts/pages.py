"""Pages of the accounts room beside sign-in itself: the one click of a demo, and its mails."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.operations import sign_in_demo
from murmelbahn.accounts.queries import in_demo_world, mails
from murmelbahn.accounts.terms import DemoOnly
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.ui.texts import text


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
    return render(request, "accounts/mails.html", {"mails": mails(SYSTEM), "words": _words()})


def _language() -> str:
    return (translation.get_language() or "en")[:2]


def _only_in_a_demo() -> None:
    if not in_demo_world(SYSTEM):
        raise DemoOnly()


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: a path of this host, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def _words() -> dict[str, str]:
    return {name: text(f"accounts.page.mail.{name}", _language()) for name in ("title", "intro", "none")}
