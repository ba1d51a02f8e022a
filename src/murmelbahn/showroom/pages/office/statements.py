"""Files of the bank, brought by a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.office.door import insider, page
from murmelbahn.showroom.queries.office import statements_sheet
from murmelbahn.ui.terms import Sentence
from murmelbahn.value.operations import take_bank_file
from murmelbahn.value.terms import StatementTooLarge

MOST = 50_000_000
"""Bytes that are read into memory; the reader's own limit."""


@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest) -> HttpResponse:
    """What came in; a POST brings a camt.053 or camt.054 file, which counts whole or not at all."""
    insider(request)
    if request.method != "POST":
        return _list(request)
    file = request.FILES.get("file")
    if file is not None and (file.size or 0) > MOST:
        return _list(request, StatementTooLarge(limit=MOST))
    return act(
        request,
        take_bank_file,
        then=reverse("office_statements"),
        said=Sentence("showroom.office.statements.taken"),
        again=lambda refusal: _list(request, refusal),
        content=file.read() if file is not None else b"",
    )


def _list(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    actor = insider(request)
    response = page(request, actor, "statements", statements_sheet(actor), refused=refused)
    if refused is not None:
        response.status_code = refused.status
    return response
