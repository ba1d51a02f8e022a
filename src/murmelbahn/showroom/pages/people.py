"""The front door of a demo: everybody in it, each with one button."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.accounts.terms import DemoOnly
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.show import show


@require_safe
@never_cache
def demo_people(request: HttpRequest) -> HttpResponse:
    """Raises `DemoOnly` in a world that is none."""
    if not in_demo_world(SYSTEM):
        raise DemoOnly()
    wanted = request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return show(request, "people", queries.people_sheet(SYSTEM), next=wanted if here else "")
