"""A refusal becomes a page: its sentence, its status, the code in the markup. Anything else stays an error and is loud."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from murmelbahn.accounts.queries import actor_of
from murmelbahn.accounts.terms import SignInFirst
from murmelbahn.app.web import errors
from murmelbahn.deal.terms import GateClosed
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.queries import hold_lines
from murmelbahn.ui.rules.speech import refused


class AnswerRefusals:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        blank = isinstance(answer, HttpResponseNotAllowed) and not answer.content
        return errors.only_sent(request, answer["Allow"]) if blank else answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        if isinstance(error, SignInFirst) and request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        language = (translation.get_language() or "en").split("-")[0]
        page = get_template("ui/refusal.html")
        shown = {
            "sentence": refused(error, language),
            "code": error.code,
            "holds": hold_lines(actor_of(request), holds=error.holds) if isinstance(error, GateClosed) else (),
            "status": error.status,
            "form": _form_of(request),
        }
        return HttpResponse(page.render(shown, request), status=error.status)


def _form_of(request: HttpRequest) -> str:
    """The page whose form was sent: one of ours, or none."""
    came = request.headers.get("Referer", "") if request.method == "POST" else ""
    ours = url_has_allowed_host_and_scheme(came, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return came if ours else ""
