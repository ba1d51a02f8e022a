"""Withdrawals without a contract: what visitors declared and a person has to match."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.customer.operations import answer_declared
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.ui.terms import Sentence


@require_safe
def declared(request: HttpRequest) -> HttpResponse:
    actor = insider(request)
    return page(request, actor, "declared", queries.declared_lines(actor))


@require_POST
def declared_answered(request: HttpRequest, declared: UUID) -> HttpResponse:
    insider(request)
    said = Sentence("showroom.office.declared.done")
    return act(request, answer_declared, then=reverse("office_declared"), said=said, declared=declared)
