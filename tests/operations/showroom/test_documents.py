"""Documents are opened by those they concern, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from murmelbahn.documents import queries as documents
from murmelbahn.documents.operations import render_document
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast


def test_an_offer_is_opened_kept_and_not_foreign(cast: Cast) -> None:
    mine, foreign = (_offer(cast, stage) for stage in ("invoiced", "secured"))
    client = visitor(cast.users[ActorKind.CUSTOMER])
    waiting = client.get(f"/documents/{mine}.pdf")
    assert waiting.status_code in {404, 409, 425, 503}
    assert "wird gerade erstellt" in body(waiting)
    for document in (mine, foreign):
        render_document(SYSTEM, document=document)
    opened = client.get(f"/documents/{mine}.pdf")
    assert opened.content.startswith(b"%PDF")
    assert opened["Content-Type"] == "application/pdf"
    assert "attachment" not in opened["Content-Disposition"]
    assert opened["Cache-Control"] == "private, no-store"
    assert "attachment" in client.get(f"/documents/{mine}.pdf?keep")["Content-Disposition"]
    assert client.get(f"/documents/{foreign}.pdf").status_code == 404
    assert visitor(cast.users[ActorKind.ADVISER]).get(f"/documents/{foreign}.pdf").status_code == 200
    assert f"/documents/{mine}.pdf" in client.get(f"/deals/{cast.deals['invoiced']}/").content.decode()


def _offer(cast: Cast, stage: str) -> object:
    found = documents.documents_of(SYSTEM, deal=cast.deals[stage])
    return next(one.id for one in found if one.kind is DocumentKind.OFFER)
