"""One log line and one measurement per request, by route and never by address: an address may hold a person's data."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Counter, Histogram

from murmelbahn.kernel import world

log = structlog.get_logger("murmelbahn.requests")
REQUESTS = Counter("murmelbahn_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("murmelbahn_request_seconds", "Time to answer", ["route"])
QUIET = {"healthz", "readyz", "metrics"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class ObserveRequests:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        spent = time.perf_counter() - began
        route = request.resolver_match.route if request.resolver_match else "unknown"
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(method, route, response.status_code).inc()
        SECONDS.labels(route).observe(spent)
        if route not in QUIET:
            log.info(
                "request", method=method, route=route, status=response.status_code, milliseconds=round(spent * 1000, 1),
                world=world.alias(),
            )  # fmt: skip
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """A fault of ours, in our own words: what is refused was answered before it comes here. The place is in our log even
        where the application server keeps what libraries say to itself."""
        route = request.resolver_match.route if request.resolver_match else "unknown"
        log.error("request failed", route=route, world=world.alias(), exc_info=error)
