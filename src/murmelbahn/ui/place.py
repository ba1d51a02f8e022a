"""Where the reader stands: the page that can be opened again, also while an address that only takes forms answers."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "page"
"""The hidden field in which every form says on which page it stands."""


def stands_at(request: HttpRequest) -> str:
    """The address of the page that is shown, or of the one whose form is being answered."""
    return (
        request.get_full_path() if request.method in {"GET", "HEAD"} else form_page(request) or request.get_full_path()
    )


def form_page(request: HttpRequest) -> str:
    """The page whose form was sent: what the form says, else where the browser came from; one of ours, or none."""
    if request.method != "POST":
        return ""
    told = request.POST.get(FIELD, "")
    if told.startswith("/") and url_has_allowed_host_and_scheme(told, allowed_hosts=None):
        return told
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return urlsplit(came)._replace(scheme="", netloc="").geturl() if ours else ""
