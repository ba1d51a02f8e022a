"""The mailbox of a demo: what people would have received, letters of the post and mails for signing in. Nothing leaves a demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from murmelbahn.accounts import queries as accounts
from murmelbahn.accounts.terms import DemoOnly
from murmelbahn.connect import queries as connect
from murmelbahn.customer import queries as customer
from murmelbahn.deal import queries as deals
from murmelbahn.documents import queries as documents
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.markets import queries as markets

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One line of the mailbox; `subject` is a text's code, `zone` the reader's own."""

    id: UUID
    subject: str
    name: str
    number: str
    deal: UUID | None
    at: datetime
    zone: str
    attached: bool


@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """Raises `DemoOnly` in a world that is none."""
    _only_in_a_demo()
    return render(request, "ui/mailbox.html", {"letters": _letters(), "mails": accounts.mails(SYSTEM, limit=SHOWN)})


@require_safe
@never_cache
def attachment(request: HttpRequest, letter: UUID) -> HttpResponse:
    """What lay in a letter. Raises `DemoOnly`, `NotFound`, `NotRendered`."""
    _only_in_a_demo()
    sent = connect.mail(SYSTEM, mail=letter)
    if sent.document is None:
        raise NotFound(kind="attachment", id=letter)
    found = documents.rendition(SYSTEM, document=sent.document)
    response = HttpResponse(found.content, content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(False, found.filename) or "inline"
    return response


def _letters() -> tuple[Letter, ...]:
    sent = connect.mails(SYSTEM, limit=SHOWN)
    about = {one.id: one for one in deals.these(SYSTEM, deals={one.deal for one in sent if one.deal})}
    names = {one.party: one.name for one in customer.cards_of(SYSTEM, parties={one.recipient for one in sent})}
    zones = {code: markets.market(SYSTEM, code=code).zone for code in {one.market for one in about.values()}}
    return tuple(
        Letter(
            id=one.id,
            subject=f"connect.mail.{one.code}",
            name=names.get(one.recipient, ""),
            number=about[one.deal].number if one.deal in about else "",
            deal=one.deal,
            at=one.sent_at,
            zone=zones[about[one.deal].market] if one.deal in about else "UTC",
            attached=one.document is not None,
        )
        for one in sent
    )


def _only_in_a_demo() -> None:
    if not accounts.in_demo_world(SYSTEM):
        raise DemoOnly()
