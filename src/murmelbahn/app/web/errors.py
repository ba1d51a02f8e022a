"""Pages for what is no refusal: no such address, a form that is too old, and our own faults."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils import translation

from murmelbahn.ui.api.problems import Broken, NoSuchMethod, NoSuchRoute, NotUnderstood, problem
from murmelbahn.ui.texts import text

BROKEN = """<!DOCTYPE html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Murmelbahn</title>
<link rel="stylesheet" href="/static/ui/tokens.css">
<link rel="stylesheet" href="/static/ui/shell.css">
<main class="page"><h1>{sentence}</h1><p><a href="{home}">Murmelbahn</a></p></main>
</html>
"""


API = "/api/"
HTTP_TEXT = "text/plain; charset=utf-8"


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if by_program(request):
        return problem(NoSuchRoute())
    return _page("ui.page.missing", HTTPStatus.NOT_FOUND, request)


def only_sent(request: HttpRequest, allow: str) -> HttpResponse:
    """An address that only takes forms was opened like a page: by the browser's way back, or from a bookmark."""
    page = (
        problem(NoSuchMethod(allowed=allow))
        if by_program(request)
        else _page("ui.page.only_sent", HTTPStatus.METHOD_NOT_ALLOWED, request)
    )
    page["Allow"] = allow
    return page


def form_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: open for too long, or sent from another site."""
    return _page("ui.page.form_old", HTTPStatus.FORBIDDEN, request)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What no honest browser sends, such as another machine's name: no page, and nothing of what came in is said again."""
    if by_program(request):
        return problem(NotUnderstood())
    return HttpResponse(text("ui.page.unreadable", _language(request)), HTTP_TEXT, HTTPStatus.BAD_REQUEST)


def broken(request: HttpRequest) -> HttpResponse:
    """Written here and not drawn by a template: whatever is broken, this is not."""
    if by_program(request):
        return problem(Broken())
    language = _language(request)
    page = BROKEN.format(language=language, sentence=text("ui.page.broken", language), home=get_script_prefix())
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def by_program(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def _page(code: str, status: HTTPStatus, request: HttpRequest) -> HttpResponse:
    sentence = text(code, _language(request))
    shown = {"sentence": sentence, "code": code, "status": status.value}
    return HttpResponse(get_template("ui/refusal.html").render(shown, request), status=status)


def _language(request: HttpRequest) -> str:
    """This reader's, also where the request broke before it was found: never the one of who was served here before."""
    known: str | None = getattr(request, "LANGUAGE_CODE", None)
    return (known or translation.get_language_from_request(request))[:2]
