"""The one click of a demo: its people sign in without a word."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from murmelbahn.accounts.operations import sign_in_demo
from murmelbahn.kernel.refusals import BadInput


@require_POST
@never_cache
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    try:
        subject = UUID(request.POST.get("subject", ""))
    except ValueError:
        raise BadInput(field="subject", reason="not an id") from None
    sign_in_demo(request, subject=subject)
    return HttpResponseRedirect(_next(request) or "/")


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: a path of this host, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
