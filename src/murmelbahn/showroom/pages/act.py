"""From a form to one operation: under the form's key, so that a second click changes nothing, and back to a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from murmelbahn.accounts.queries import actor_of
from murmelbahn.kernel.command import once
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Sentence

Said = Sentence | Callable[[Any], Sequence[Sentence]]
Then = str | Callable[[Any], str]
Again = Callable[[Refusal], HttpResponse]


def act(
    request: HttpRequest,
    operation: Callable[..., Any],
    *,
    then: Then,
    said: Said | None = None,
    again: Again | None = None,
    **values: Any,
) -> HttpResponse:
    """Run one operation under the key of the form (`{% form_key %}`) and see the reader to the next page.

    `then` is an address, or makes one of the operation's answer; `said` likewise what is told. `again` shows the form once
    more with the refusal and what was typed; without it the refusal has its own page. Raises `SignInFirst`, `BadInput` and
    what the operation refuses.
    """
    actor = actor_of(request)
    try:
        answer = once(key_of(request), operation)(actor, **values)
    except Refusal as refusal:
        if again is None:
            raise
        response = again(refusal)
        response.status_code = refusal.status
        return response
    if said is not None:
        sentences = (said,) if isinstance(said, Sentence) else said(answer)
        messages.success(request, " ".join(say(one, language()) for one in sentences))
    address = then if isinstance(then, str) else then(answer)
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def key_of(request: HttpRequest) -> str:
    """The form's own key, drawn when it was shown. Raises BadInput."""
    key = request.POST.get("key", "")
    try:
        return str(UUID(key))
    except ValueError:
        raise BadInput(field="key", reason=key[:40]) from None


def version_of(request: HttpRequest) -> int:
    """The version of the deal that the reader saw. Raises BadInput."""
    version = request.POST.get("version", "")
    if not version.isascii() or not version.isdigit() or len(version) > 9:
        raise BadInput(field="version", reason=version[:40])
    return int(version)
