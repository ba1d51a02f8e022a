"""A document, to look at or to keep."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import RenditionFormat
from murmelbahn.kernel.refusals import NotFound


@require_safe
def document(request: HttpRequest, document: UUID, form: str) -> HttpResponse:
    """A PDF opens in the browser unless `?keep` asks for a file; anything else is a file. Raises `NotFound`, `NotRendered`."""
    if form not in set(RenditionFormat):
        raise NotFound(document=document)
    found = documents.rendition(actor_of(request), document=document, format=RenditionFormat(form))
    keep = form != RenditionFormat.PDF or "keep" in request.GET
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(keep, found.filename) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
