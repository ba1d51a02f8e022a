"""Every page for every role: what it says, what it hides, what it costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.deal import queries as deals
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id

if TYPE_CHECKING:
    from tests.browser.cast import Cast

PARTS = ("", "money/", "story/")
STAFF = (ActorKind.ADVISER, ActorKind.NSC_SALES, ActorKind.NSC_FINANCE)
OURS = ("murmel", "marble", "gate", "track", "ledger", "buchungen", "provision", "commission")
"""Words of ours: none of them is on a customer's page, apart from the name of the house."""


def visitor(subject: UUID, language: str = "de") -> Client:
    client = Client(SERVER_NAME="localhost", headers={"Accept-Language": language})
    client.force_login(User.objects.get(subject=subject), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def body(answer: Any) -> str:
    """The text inside <main>, tags left out."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_staff_see_every_deal_of_theirs_and_each_page_of_it(cast: Cast) -> None:
    for role in STAFF:
        client = visitor(cast.users[role])
        assert client.get("/deals/").content.decode().count('class="deals__title"') == len(cast.deals)
        for deal in cast.deals.values():
            for part in PARTS:
                assert client.get(f"/deals/{deal}/{part}").status_code == 200, (role, part)


def test_a_customer_sees_own_deals_only(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    assert client.get("/deals/").content.decode().count('class="deals__title"') == 1
    for stage, deal in cast.deals.items():
        for part in PARTS:
            expected = 200 if stage == "invoiced" else 404
            assert client.get(f"/deals/{deal}/{part}").status_code == expected, stage


def test_foreign_staff_see_nothing(cast: Cast) -> None:
    other = create_user(SYSTEM, email="otto@example.org", kind=ActorKind.ADVISER, agents=[new_id()])
    abroad = create_user(SYSTEM, email="ada@example.org", kind=ActorKind.NSC_FINANCE, markets=["AT"])
    for subject in (other, abroad):
        client = visitor(subject)
        assert 'class="deals__title"' not in client.get("/deals/").content.decode()
        for deal in cast.deals.values():
            assert {client.get(f"/deals/{deal}/{part}").status_code for part in PARTS} == {404}


def test_nobody_sees_anything_before_signing_in(cast: Cast) -> None:
    client = Client(SERVER_NAME="localhost")
    for path in ("/deals/", *(f"/deals/{cast.deals['invoiced']}/{part}" for part in PARTS)):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")
    assert client.post("/clock/next-day").status_code == 401
    assert client.get("/")["Location"] == "/demo/"


def test_the_customers_page_says_what_matters(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    page = body(client.get(f"/deals/{cast.deals['invoiced']}/"))
    for said in (
        "Ihr Corvane Arve",
        "Bitte überweisen Sie 44.609,60 € bis 17. Feb. 2027.",
        "Ihr Verkäufer und Vertragspartner Corvane DE GmbH",
        "Ihr Standort: Beratung, Übergabe und alles danach Autohaus A",
        "IBAN DE89 3704 0044 0532 0130 00",
        "Montag, 15. Februar 2027 geplanter Tag der Übergabe",
        "Für diesen Vertrag gibt es kein Widerrufsrecht.",
        "Sie haben im Standort bestellt oder unterschrieben.",
    ):
        assert said in page, said
    assert "RF" in page
    assert "qr__code" in client.get(f"/deals/{cast.deals['invoiced']}/").content.decode()


def test_a_customer_reads_no_word_of_ours(cast: Cast) -> None:
    for language in ("de", "en"):
        client = visitor(cast.users[ActorKind.CUSTOMER], language)
        for path in ("/deals/", *(f"/deals/{cast.deals['invoiced']}/{part}" for part in PARTS)):
            page = body(client.get(path)).lower()
            assert not [word for word in OURS if word in page], (language, path)


def test_staff_read_about_the_buyer_and_are_not_addressed_as_it(cast: Cast) -> None:
    page = body(visitor(cast.users[ActorKind.ADVISER]).get(f"/deals/{cast.deals['invoiced']}/"))
    assert "Am Standort bestellt oder unterschrieben." in page
    assert "Sie haben im Standort" not in page


def test_staff_read_who_can_mend_what(cast: Cast) -> None:
    page = body(visitor(cast.users[ActorKind.ADVISER]).get(f"/deals/{cast.deals['invoiced']}/"))
    assert "Zulassung 3 im Weg" in page
    assert "Bis die Zahlung gesichert ist, fehlen noch 44.609,60 €." in page
    assert "Zu lösen durch: Kundin oder Kunde" in page
    assert "Sie sind dran" in page


def test_no_page_shows_a_code_where_a_sentence_belongs(cast: Cast) -> None:
    code = re.compile(r"\b(?:story|showroom|deal|value|vehicle|customer|retail|documents|ui)\.[a-z_]+\.[a-z_.]+")
    for role, subject in cast.users.items():
        for language in ("de", "en"):
            client = visitor(subject, language)
            paths = [
                "/deals/",
                *(f"/deals/{deal}/{part}" for deal in cast.deals.values() for part in (*PARTS, "story/?all")),
            ]
            for path in paths:
                answer = client.get(path)
                found = code.findall(body(answer))
                assert not found, (role, language, path, found)
                assert "{" not in body(answer)


def test_pages_are_cheap(cast: Cast) -> None:
    """The list costs 12 queries at most. A deal's page costs 33 and what the deal room asks for its gates; where money
    is missing, one more for a lender's word."""
    for role, subject in cast.users.items():
        client, actor = visitor(subject), actor_of_subject(SYSTEM, subject=subject)
        client.get("/deals/")
        assert _cost(client, "/deals/") <= 12
        for stage, deal in cast.deals.items():
            if role == ActorKind.CUSTOMER and stage != "invoiced":
                continue
            with CaptureQueriesContext(connection) as asked:
                deals.gates_ahead(actor, deal=deal)
            assert _cost(client, f"/deals/{deal}/") - len(asked) <= 34, (role, stage)
            assert _cost(client, f"/deals/{deal}/money/") <= (
                44 if role in (ActorKind.NSC_FINANCE, ActorKind.NSC_SALES) else 36
            ), (
                role,
                stage,
            )
            assert _cost(client, f"/deals/{deal}/story/") <= 14, (role, stage)


def _cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_filters_and_their_counts(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.NSC_SALES])
    assert "Frida Muster" in body(client.get("/deals/?waits=nsc_sales"))
    assert "Anna Muster" not in body(client.get("/deals/?waits=nsc_sales"))
    assert "Greta Muster" in body(client.get("/deals/?state=ended"))
    assert "Dazu gibt es gerade nichts" in body(client.get("/deals/?state=returned"))
    for wrong in ("state=nonsense", "waits=me", "after=yesterday"):
        answer = client.get(f"/deals/?{wrong}")
        assert answer.status_code == 422
        assert "kernel.bad_input" in answer.content.decode()
        assert "kernel.bad_input" not in body(answer)


def test_the_policy_allows_nothing_inline(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.NSC_FINANCE])
    for path in ("/demo/", "/deals/", *(f"/deals/{cast.deals['invoiced']}/{part}" for part in PARTS)):
        answer = client.get(path)
        page = answer.content.decode()
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "style=" not in page
        assert all(
            " src=" in script and script.endswith("></script") for script in re.findall(r"<script.*?</script", page)
        )
        assert "<style" not in page
        if path != "/demo/":
            assert answer["Cache-Control"] == "private, no-store"


def test_an_unknown_document_is_not_there(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    assert client.get(f"/documents/{new_id()}.pdf").status_code == 404
    assert client.get(f"/documents/{new_id()}.exe").status_code == 404


def test_a_day_goes_by_and_something_happens(cast: Cast) -> None:
    client = visitor(cast.users[ActorKind.CUSTOMER])
    before = clock.read()
    answer = client.post("/clock/next-day", {"next": "/deals/"})
    assert answer["Location"] == "/deals/"
    assert (clock.read() - before).days == 1
    assert "Ein Tag ist vergangen" in body(client.get("/deals/"))
    later = clock.read()
    client.post("/clock/until-something-happens", {"next": "https://elsewhere.example/"})
    assert clock.read() > later
