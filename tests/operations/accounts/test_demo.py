"""One click in a demo world, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import override_settings
from tests.operations.accounts.browsing import Browser

from murmelbahn.accounts.operations import create_user, keep_mail
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_one_click_signs_in_and_changes_the_session(world: str, set_clock: Callable[[datetime], None]) -> None:
    set_clock(MONDAY)
    subject = create_user(SYSTEM, email="ada@example.org", name="Ada", kind=ActorKind.ADVISER)
    browser = Browser()
    answer = browser.submit("/demo/", {"subject": subject}, to="/demo/sign-in")
    assert answer["Location"] == "/"
    assert browser.session["_auth_user_id"] == str(subject)


def test_a_second_click_changes_the_person_and_keeps_nothing(world: str, set_clock: Callable[[datetime], None]) -> None:
    set_clock(MONDAY)
    one, other = (create_user(SYSTEM, email=f"{name}@example.org") for name in ("one", "other"))
    browser = Browser()
    browser.submit("/demo/", {"subject": one}, to="/demo/sign-in")
    session = browser.session
    session["of_one"] = "private"
    session.save()
    browser.submit("/demo/", {"subject": other}, to="/demo/sign-in")
    assert browser.session["_auth_user_id"] == str(other)
    assert "of_one" not in browser.session


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example"])
def test_one_click_leads_to_no_other_host(world: str, set_clock: Callable[[datetime], None], target: str) -> None:
    set_clock(MONDAY)
    subject = create_user(SYSTEM, email="ada@example.org")
    assert Browser().submit("/demo/", {"subject": subject, "next": target}, to="/demo/sign-in")["Location"] == "/"


def test_a_world_in_real_time_has_no_demo_people(world: str) -> None:
    assert Browser().get("/demo/").status_code == 403


def test_a_live_installation_has_none_even_with_a_set_clock(world: str, set_clock: Callable[[datetime], None]) -> None:
    set_clock(MONDAY)
    with override_settings(MURMELBAHN_DEMO=False):
        assert Browser().get("/demo/").status_code == 403
        assert Browser().get("/demo/mail/").status_code == 403


def test_mails_stay_in_the_demo_and_can_be_read_there(world: str, set_clock: Callable[[datetime], None]) -> None:
    set_clock(MONDAY)
    keep_mail(SYSTEM, recipient="ada@example.org", sender="house@localhost", subject="Hello", body="<b>Ada</b>")
    assert b"&lt;b&gt;Ada&lt;/b&gt;" in Browser().get("/demo/mail/").content
    stranger = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
    with pytest.raises(NotAllowed):
        keep_mail(stranger, recipient="a@example.org", sender="b@localhost", subject="x", body="y")


def test_nonsense_instead_of_a_person_is_a_sentence(world: str, set_clock: Callable[[datetime], None]) -> None:
    set_clock(MONDAY)
    create_user(SYSTEM, email="ada@example.org")
    answer = Browser().submit("/demo/", {"subject": "nobody"}, to="/demo/sign-in")
    assert answer.status_code == 422
    assert b"kernel.bad_input" in answer.content
