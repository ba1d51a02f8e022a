"""The Content-Security-Policy: everything from here, nothing inline, nothing framed."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    ]
)


CONSENT = "/identity/o/"
FORMS, FORMS_ELSEWHERE = "form-action 'self'", "form-action 'self' https: http://localhost:* http://127.0.0.1:*"
"""Browsers apply form-action to redirects too, and consent to a sign-in elsewhere ends in a redirect to that client."""


class ContentSecurityPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        elsewhere = request.path_info.startswith(CONSENT)
        response.headers["Content-Security-Policy"] = POLICY.replace(FORMS, FORMS_ELSEWHERE) if elsewhere else POLICY
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response
