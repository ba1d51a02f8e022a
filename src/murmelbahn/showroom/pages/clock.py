"""The clock of a demo world: a day on, or on to whatever happens next."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.http import require_POST

from murmelbahn.accounts.queries import actor_of, in_demo_world
from murmelbahn.accounts.terms import DemoOnly
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.showroom.ports import Clockwork
from murmelbahn.ui.rules.formats import house_day
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.templatetags.words import language, zone
from murmelbahn.ui.terms import Sentence


def clockwork() -> Clockwork:
    """The engine that the house has wired, named by the settings: the showroom lies below the house and cannot import it."""
    wired = import_string(getattr(settings, "MURMELBAHN_ENGINE", "murmelbahn.app.wiring.engine"))
    found: Clockwork = wired()
    return found


@require_POST
def next_day(request: HttpRequest) -> HttpResponse:
    """The world lives through a day. Raises `SignInFirst`, `DemoOnly`."""
    _ours_to_move(request)
    clockwork().until(clock.read() + timedelta(days=1))
    return _back(request, Sentence("showroom.clock.moved", {"at": house_day(clock.read())}))


@require_POST
def until_something_happens(request: HttpRequest) -> HttpResponse:
    """The world lives on to its next alarm. Raises `SignInFirst`, `DemoOnly`."""
    _ours_to_move(request)
    due = clockwork().until_something_happens()
    told = Sentence("showroom.clock.happened", {"at": clock.read()}) if due else Sentence("showroom.clock.nothing")
    return _back(request, told)


def _ours_to_move(request: HttpRequest) -> None:
    actor_of(request)
    if not in_demo_world(SYSTEM):
        raise DemoOnly()


def _back(request: HttpRequest, told: Sentence) -> HttpResponse:
    messages.success(request, say(told, language(), zone()))
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return redirect(wanted if here else "deals")
