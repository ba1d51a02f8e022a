"""Chooses the world of a request, by host (`spring.localhost`) or by path (`/w/spring/...`); else it is the default one.

Only in a demo installation: a live one has one world and never looks. Cookies of worlds on one host are kept apart by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.urls import get_script_prefix, set_script_prefix

from murmelbahn.app import worlds
from murmelbahn.kernel import world

PATH = re.compile(r"^/w/([a-z][a-z0-9_]{0,39})(/.*)$")
HOST = re.compile(r"^([a-z][a-z0-9-]{0,39})\.localhost(?::\d+)?$")


class ChooseWorld:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.MURMELBAHN_DEMO:
            return self.get_response(request)
        by_path = PATH.match(request.path_info)
        by_host = HOST.match(request.META.get("HTTP_HOST", ""))
        name = by_path[1] if by_path else by_host[1].replace("-", "_") if by_host else None
        if name is None or name == settings.MURMELBAHN_WORLD:
            return self.get_response(request) if by_path is None else self._below(request, name or "", by_path[2])
        if not worlds.known(name):
            return HttpResponseNotFound(b"There is no such world.", content_type="text/plain")
        with world.use(worlds.enter(name)):
            return self._below(request, name, by_path[2]) if by_path else self.get_response(request)

    def _below(self, request: HttpRequest, name: str, rest: str) -> HttpResponseBase:
        """Answers `/w/<name><rest>` as if it were `<rest>`, with links and cookies of that world."""
        before = get_script_prefix()
        prefix = f"{before.rstrip('/')}/w/{name}"
        request.path_info = rest
        request.path = prefix + rest
        request.META["SCRIPT_NAME"] = prefix
        set_script_prefix(f"{prefix}/")
        ours = f"{name}."
        request.COOKIES = {
            key.removeprefix(ours): value for key, value in request.COOKIES.items() if key.startswith(ours)
        }
        try:
            response = self.get_response(request)
        finally:
            set_script_prefix(before)
        self._keep_inside(response, prefix, ours)
        return response

    def _keep_inside(self, response: HttpResponseBase, prefix: str, ours: str) -> None:
        """Redirects to plain paths stay in the world; its cookies carry its name and path."""
        target = response.headers.get("Location", "")
        if target.startswith("/") and not target.startswith(("//", f"{prefix}/")):
            response.headers["Location"] = prefix + target
        for key in list(response.cookies):
            morsel = response.cookies.pop(key)
            response.cookies[ours + key] = morsel.value
            response.cookies[ours + key].update(dict(morsel) | {"path": f"{prefix}/"})
