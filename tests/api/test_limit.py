"""Who calls too often is told when to call again; others are heard."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client, override_settings

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import count_call, create_user
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.ui.api.problems import TooManyCalls

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ME = "/api/v1/me"


@pytest.fixture
def minute(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The machine's clock stands at twenty seconds of a minute; calling it moves it."""
    from datetime import UTC, datetime, timedelta

    at = [datetime(2026, 11, 24, 8, 0, 20, tzinfo=UTC)]
    monkeypatch.setattr(clock, "machine", lambda: at[0])

    def move(seconds: int) -> None:
        at[0] += timedelta(seconds=seconds)

    return move


def _person(email: str) -> tuple[Client, UUID]:
    subject = create_user(SYSTEM, email=email)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(subject=subject), backend=BACKEND)
    return client, subject


@override_settings(MURMELBAHN_API_CALLS=3)
def test_the_fourth_call_of_a_minute_waits(world: str, minute: Any) -> None:
    (anna, _), (ben, _) = _person("anna@example.org"), _person("ben@example.org")
    assert [anna.get(ME).status_code for _ in range(4)] == [200, 200, 200, 429]
    told = anna.get(ME, headers={"Accept-Language": "en"})
    problem = json.loads(told.content)
    assert (told["Content-Type"], told["Retry-After"]) == ("application/problem+json", "40")
    assert (problem["code"], problem["parameters"]) == ("ui.api.too_many_calls", {"limit": 3, "retry_after": 40})
    assert problem["detail"] == "That was more than 3 calls in a minute. Please call again in 40 seconds."
    assert ben.get(ME).status_code == 200
    minute(40)
    assert anna.get(ME).status_code == 200


@override_settings(MURMELBAHN_API_CALLS=0)
def test_a_demo_counts_nobody(world: str) -> None:
    anna, _ = _person("anna@example.org")
    assert {anna.get(ME).status_code for _ in range(20)} == {200}


def test_each_client_of_a_person_has_its_own_calls(world: str, minute: Any) -> None:
    _, subject = _person("anna@example.org")
    actor = actor_of_subject(SYSTEM, subject=subject)
    count_call(actor, client="app", limit=1)
    count_call(actor, client="other", limit=1)
    with pytest.raises(TooManyCalls):
        count_call(actor, client="app", limit=1)
