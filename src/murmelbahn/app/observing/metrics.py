"""`/metrics` in Prometheus' format, for this machine only."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Gauge, generate_latest

from murmelbahn.app.observing.health import placer_lag
from murmelbahn.kernel.sql import ask_one

LAG = Gauge("murmelbahn_placer_lag_seconds", "Age of the oldest fact without a position", multiprocess_mode="max")
HELD = Gauge("murmelbahn_held_facts", "Facts that wait for repair", multiprocess_mode="max")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not _from_here(request):
        return HttpResponseNotFound()
    LAG.set(placer_lag())
    HELD.set(ask_one("SELECT count(*) FROM kernel_held")[0])
    return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _from_here(request: HttpRequest) -> bool:
    """The peer is this machine and no proxy speaks for somebody else."""
    forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and not forwarded
    except ValueError:
        return False
