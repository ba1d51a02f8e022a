"""Calls as integrators make them."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

import pytest

from murmelbahn.kernel.ids import new_id

if TYPE_CHECKING:
    from tests.api.callers import Stage


def test_a_deal_is_read_with_its_version(stage: Stage) -> None:
    deal = stage.cast.deals["invoiced"]
    answer = stage["customer"].get(f"/deals/{deal}")
    assert answer.status_code == 200
    assert answer.json()["id"] == str(deal)
    assert answer["ETag"] == f'"{answer.json()["version"]}"'


def test_nobody_is_asked_to_sign_in_and_a_stranger_finds_nothing(stage: Stage) -> None:
    deal = stage.cast.deals["invoiced"]
    nobody = stage["anonymous"].get(f"/deals/{deal}")
    assert (nobody.status_code, nobody["Content-Type"]) == (401, "application/problem+json")
    assert nobody["WWW-Authenticate"].startswith("Bearer")
    stranger = stage["foreign customer"].get(f"/deals/{deal}")
    missing = stage["foreign customer"].get(f"/deals/{new_id()}")
    assert stranger.status_code == missing.status_code == 404
    assert stranger.json()["code"] == missing.json()["code"] == "kernel.not_found"


def test_a_problem_speaks_the_callers_language(stage: Stage) -> None:
    told = {
        language: stage["customer"].get(f"/deals/{new_id()}", Accept_Language=language).json()["detail"]
        for language in ("de", "en")
    }
    assert told["de"] != told["en"]


def test_lists_are_read_page_by_page(stage: Stage) -> None:
    seen: list[str] = []
    path, cursor = "/deals?limit=2", ""
    while True:
        page = stage["sales"].get(path + cursor).json()
        assert len(page["items"]) <= 2
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(seen) == sorted(str(deal) for deal in stage.cast.deals.values())


def test_a_list_without_pages_gives_as_many_as_are_asked_for(stage: Stage) -> None:
    path = f"/deals/{stage.cast.deals['invoiced']}/story"
    whole = stage["sales"].get(path).json()["items"]
    assert len(whole) > 3
    assert [len(stage["sales"].get(f"{path}?limit={wanted}").json()["items"]) for wanted in (1, 3)] == [1, 3]
    for wrong in ("0", "-1", "501", "many"):
        answer = stage["sales"].get(f"{path}?limit={wrong}")
        assert (answer.status_code, answer.json()["code"]) == (422, "ui.api.unreadable"), wrong


@pytest.mark.parametrize("path", ["/deals", "/parties", "/register", "/yard", "/orders-waiting", "/open-items"])
def test_a_cursor_of_another_list_is_a_problem_and_never_a_fault(stage: Stage, path: str) -> None:
    extra = "&on=2027-02-15" if path == "/open-items" else "&market=DE" if path == "/yard" else ""
    caller = stage["finance"] if path in ("/register", "/open-items") else stage["sales"]
    for place in ("2026-11-23T00:00:00+00:00~x", "x", "CORVANE-DE~final~2026~x~y", "~"):
        cursor = urlsafe_b64encode(place.encode()).decode().rstrip("=")
        answer = caller.get(f"{path}?cursor={cursor}{extra}")
        if path == "/yard":  # any text is a place among VINs
            assert answer.status_code == 200
        else:
            assert (answer.status_code, answer.json()["code"]) == (422, "kernel.bad_input"), answer.content
            assert answer.json()["parameters"]["field"] == "cursor"


def test_a_write_needs_a_key_and_the_version_that_was_seen(stage: Stage) -> None:
    deal, adviser = stage.cast.deals["offered"], stage["adviser"]
    version = adviser.get(f"/deals/{deal}").json()["version"]
    path = f"/deals/{deal}/offers"
    assert adviser.call("POST", path, {}, If_Match=f'"{version}"').status_code == 422
    assert adviser.call("POST", path, {}, Idempotency_Key="some-key-1").status_code == 422
    stale = adviser.post(path, {}, version=version + 1)
    assert (stale.status_code, stale.json()["code"]) == (409, "kernel.stale_version")
    key = f"offer-{deal}"
    first = adviser.post(path, {}, key=key, version=version)
    again = adviser.post(path, {}, key=key, version=version)
    assert first.status_code == again.status_code == 200, first.content
    assert first.json() == again.json()
    other = adviser.post(path, {}, key=key, version=version + 1)
    assert (other.status_code, other.json()["code"]) == (409, "kernel.key_reused")


def test_what_cannot_be_read_is_a_problem_and_never_a_fault(stage: Stage) -> None:
    adviser = stage["adviser"]
    post = adviser.http.generic
    headers = {"Authorization": f"Bearer {adviser.token}", "Idempotency-Key": "some-key-2"}
    for body in (b"{", b"[]", b"\xff", b'{"reason": "\\u0000"}', b'{"reason": "\\ud800"}', b'{"unknown": 1}', b"null"):
        answer = post(
            "POST",
            f"/api/v1/deals/{new_id()}/giving-up",
            body,
            "application/json",
            headers={**headers, "If-Match": "1"},
        )
        assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json"), body
    huge = post("POST", "/api/v1/parties", b"[" + b"1," * 2_000_000 + b"1]", "application/json", headers=headers)
    assert huge.status_code == 413
    assert adviser.get("/nothing/here").status_code == 404
    assert adviser.get("/nothing/here")["Content-Type"] == "application/problem+json"


def test_a_token_does_what_its_scopes_say(stage: Stage) -> None:
    customer = stage["customer"]
    deal = stage.cast.deals["invoiced"]
    answer = customer.post(f"/deals/{deal}/acceptance", {}, version=1)
    assert (answer.status_code, answer.json()["code"]) == (403, "ui.api.scope_missing")
    assert answer.json()["parameters"] == {"scope": "deals:decide"}


def test_a_session_calls_too_but_writes_only_from_our_own_pages(stage: Stage) -> None:
    from django.test import Client

    from murmelbahn.accounts.models import User

    http = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    user = User.objects.get(email="customer@callers.example")
    http.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert http.get("/api/v1/me").json()["subject"] == str(user.subject)
    deal = stage.cast.deals["invoiced"]
    answer = http.post(f"/api/v1/deals/{deal}/withdrawal", headers={"Idempotency-Key": "some-key-3"})
    assert (answer.status_code, answer.json()["code"]) == (403, "ui.api.csrf")


def test_lists_and_amounts_have_their_bounds(stage: Stage) -> None:
    operator, deal = stage["operator"], stage.cast.deals["invoiced"]
    many = "&".join(["items=A1"] * 101)
    assert operator.get(f"/artefacts/x/features?{many}").status_code == 422
    assert operator.get("/artefacts/x/features?" + "&".join(["items=A1"] * 1_500)).status_code in {413, 422}
    foreign = {"amount": {"amount": "1.00", "currency": "AAA"}, "reason": "r"}
    answer = operator.post(f"/deals/{deal}/write-off", foreign)
    assert (answer.status_code, answer.json()["parameters"]["field"]) == (422, "currency")
    for month in ("", "2027-13", "0000-01", "2027-1"):
        assert operator.get(f"/sellers/x/month-figures?market=DE&month={month}").status_code == 422
