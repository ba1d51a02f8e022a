"""The mailbox of a demo: everybody's letters with what was attached, and nothing of it outside of a demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client, override_settings

from murmelbahn.connect.mail.operations import deliver
from murmelbahn.connect.queries import mail, mails
from murmelbahn.deal.terms import Role
from murmelbahn.documents.operations import render_document
from murmelbahn.documents.queries import documents_of
from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed
from tests.operations.connect.test_whole_deal import agreed, town

if TYPE_CHECKING:
    from tests.journeys.town import Town

__all__ = ["town"]


def german() -> Client:
    return Client(SERVER_NAME="localhost", headers={"accept-language": "de"})


def test_letters_stand_in_the_mailbox_and_their_papers_open(town: Town) -> None:
    deal = agreed(town)
    paper = next(one for one in documents_of(SYSTEM, deal=deal) if one.kind == "order_confirmation")
    view = town.view(deal)
    deliver(
        SYSTEM,
        fact=new_id(),
        recipient=view.party(Role.BUYER),
        deal=deal,
        code="order_confirmation",
        market=view.market,
        seller=view.seller,
        document=paper.id,
    )
    letter = next(one for one in mails(SYSTEM) if one.document)
    page, attached = german().get("/demo/mail/").content.decode(), f"/demo/mail/{letter.id}/attachment"
    assert "Ihre Auftragsbestätigung" in page
    assert view.number in page
    assert attached in page
    assert german().get(attached).status_code == 409, "the paper is still being made"
    render_document(SYSTEM, document=paper.id)
    assert german().get(attached).content.startswith(b"%PDF")


def test_a_letter_without_a_paper_and_one_that_is_none(town: Town) -> None:
    agreed(town)
    bare = next(one for one in mails(SYSTEM) if one.document is None)
    assert german().get(f"/demo/mail/{bare.id}/attachment").status_code == 404
    assert german().get(f"/demo/mail/{new_id()}/attachment").status_code == 404


def test_nobody_reads_them_outside_of_a_demo(town: Town) -> None:
    agreed(town)
    letter = mails(SYSTEM)[0]
    with override_settings(MURMELBAHN_DEMO=False):
        for page in ("/demo/mail/", f"/demo/mail/{letter.id}/attachment"):
            assert german().get(page).status_code == 403
    with pytest.raises(NotAllowed):
        mails(VISITOR)
    with pytest.raises(NotAllowed):
        mail(VISITOR, mail=letter.id)
