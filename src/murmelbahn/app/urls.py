"""All addresses: the rooms' own, and what operators ask."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from murmelbahn.app import rooms
from murmelbahn.app.api import PLACE, call
from murmelbahn.app.observing import health, metrics
from murmelbahn.app.signin.challenges import hashed_only
from murmelbahn.app.signin.codes import once_only
from murmelbahn.app.signin.redirects import exact_only
from murmelbahn.app.web import explorer, mailbox

hashed_only()
exact_only()
once_only()
urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path(PLACE, explorer.explorer, name="api_explorer"),
    path(f"{PLACE}asyncapi.json", explorer.asyncapi, name="asyncapi"),
    path(f"{PLACE}<path:rest>", call),
    path("demo/mail/", mailbox.mailbox, name="demo_mails"),
    path("demo/mail/<uuid:letter>/attachment", mailbox.attachment, name="demo_attachment"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("", include("allauth.idp.urls")),
    *(path("", include(f"murmelbahn.{room}.urls")) for room in rooms.standing() if rooms.part(room, "urls")),
]

handler400 = "murmelbahn.app.web.errors.unreadable"
handler404 = "murmelbahn.app.web.errors.missing"
handler500 = "murmelbahn.app.web.errors.broken"
