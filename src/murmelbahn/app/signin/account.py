"""Sign-up and sign-in by e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

NOWHERE = "0.0.0.0"
"""The peer of a request that came by a socket without an address."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """New users are customers; where somebody goes after signing in is a path of this host and nothing else."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        saved = super().save_user(request, user, form, commit=False)
        saved.language = (translation.get_language() or "en").split("-")[0]
        if commit:
            saved.save()
        return saved

    def is_safe_url(self, url: str | None) -> bool:
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the peer, or what our own proxies saw: a header anybody can send is no ground for a limit."""
        peer = str(request.META.get("REMOTE_ADDR") or NOWHERE)
        seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        proxies = settings.MURMELBAHN_PROXIES
        return seen[-proxies] if 0 < proxies <= len(seen) else peer
