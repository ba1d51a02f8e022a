"""A refusal becomes a page: its sentence, its status, the code in the markup. Anything else stays an error and is loud."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.template.loader import get_template
from django.urls import get_script_prefix, reverse
from django.utils import translation

from murmelbahn.accounts.queries import actor_of
from murmelbahn.accounts.terms import SignInFirst
from murmelbahn.app.web import errors
from murmelbahn.deal.terms import GateClosed
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.queries import hold_lines
from murmelbahn.ui.place import form_page
from murmelbahn.ui.rules.speech import refused
from murmelbahn.ui.texts import text


class AnswerRefusals:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and (not answer.content or errors.by_program(request)):
            return errors.only_sent(request, answer["Allow"])
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        if isinstance(error, SignInFirst) and request.method in {"GET", "HEAD"}:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        language = (translation.get_language() or "en").split("-")[0]
        page = get_template("ui/refusal.html")
        ended = isinstance(error, SignInFirst)
        shown = {
            "sentence": text("ui.refusal.sign_in_ended", language) if ended else refused(error, language),
            "code": error.code,
            "holds": hold_lines(actor_of(request), holds=error.holds) if isinstance(error, GateClosed) else (),
            "status": error.status,
            "form": form_page(request),
            "sign_in": _sign_in(request) if ended else "",
        }
        return HttpResponse(page.render(shown, request), status=error.status)


def _sign_in(request: HttpRequest) -> str:
    """Where one signs in and comes back to the page whose form was sent."""
    return f"{reverse('account_login')}?{urlencode({'next': form_page(request) or get_script_prefix()})}"
