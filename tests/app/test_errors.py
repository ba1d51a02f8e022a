"""Problem pages are pages of the house."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import Client

from murmelbahn.app.web import errors


def test_an_address_that_leads_nowhere(world: str) -> None:
    answer = Client(SERVER_NAME="localhost").get("/nowhere/", HTTP_ACCEPT_LANGUAGE="de")
    assert answer.status_code == 404
    assert 'lang="de"' in answer.content.decode()


def test_a_form_without_its_token(world: str) -> None:
    answer = Client(enforce_csrf_checks=True, SERVER_NAME="localhost").post("/account/login/", {})
    assert answer.status_code == 403
    assert b"ui.page.form_old" in answer.content


def test_the_address_of_a_form_opened_like_a_page(world: str) -> None:
    answer = Client(SERVER_NAME="localhost").get("/theme", HTTP_ACCEPT_LANGUAGE="en")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert b"Only forms are taken here." in answer.content


def test_a_program_is_answered_as_a_program(world: str) -> None:
    """Methods and hosts that there are not: problem details with a code, in the API; nothing that came in is said again."""
    caller = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    answer = caller.patch("/api/v1/markets")
    assert (answer.status_code, answer["Content-Type"], answer.json()["code"]) == (
        405, "application/problem+json", "ui.api.no_method",
    )  # fmt: skip
    assert answer["Allow"] in answer.json()["detail"]
    strange = {"SERVER_NAME": "evil.example"}
    answer = caller.get("/api/v1/markets", **strange)
    assert (answer.status_code, answer.json()["code"]) == (400, "ui.api.not_understood")
    assert "evil.example" not in answer.content.decode()
    answer = caller.get("/", **strange)
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "evil.example" not in answer.content.decode()


def test_a_session_that_ended_leads_back_to_the_form(world: str) -> None:
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="de")
    there = "/deals/?state=running"
    for sent, came in (({"page": there}, ""), ({"page": "https://elsewhere.example/"}, f"http://localhost{there}")):
        answer = client.post("/me/", sent, headers={"Referer": came})
        page = answer.content.decode()
        assert answer.status_code == 401
        assert "Sie sind nicht oder nicht mehr angemeldet." in page
        assert 'href="/account/login/?next=%2Fdeals%2F%3Fstate%3Drunning"' in page
        assert f'name="next" value="{there}"' in page, "the switch of the language leads there, too"
        assert "elsewhere.example" not in page
    assert 'href="/account/login/?next=%2F"' in client.post("/me/").content.decode()


@pytest.mark.usefixtures("no_database")
def test_our_own_fault_is_said_even_without_a_database() -> None:
    answer = errors.broken(HttpRequest())
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.connect", refuse)
