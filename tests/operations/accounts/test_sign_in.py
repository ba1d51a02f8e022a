"""Signing in, and what attackers try there."""

from __future__ import annotations

import re

import pytest
from tests.operations.accounts.browsing import Browser

from murmelbahn.accounts.models import Mail, User
from murmelbahn.accounts.operations import create_user
from murmelbahn.kernel.actor import SYSTEM

EMAIL, PASSWORD = "eva@example.org", "correct horse battery"


@pytest.fixture
def eva(world: str) -> User:
    return User.objects.get(subject=create_user(SYSTEM, email=EMAIL, name="Eva", password=PASSWORD))


def test_a_password_signs_in(eva: User) -> None:
    browser = Browser()
    answer = browser.sign_in("EVA@example.org", PASSWORD)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert browser.session["_auth_user_id"] == str(eva.subject)


def test_a_new_session_begins_at_sign_in(eva: User) -> None:
    browser = Browser()
    browser.get("/account/login/")
    session = browser.session
    session["planted"] = "by an attacker"
    session.save()
    before = session.session_key
    browser.sign_in(EMAIL, PASSWORD)
    assert browser.is_signed_in
    assert browser.session.session_key != before


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_host(eva: User, target: str) -> None:
    assert Browser().sign_in(EMAIL, PASSWORD, next=target)["Location"] == "/"


def test_a_path_of_this_house_is_where_one_goes(eva: User) -> None:
    assert Browser().sign_in(EMAIL, PASSWORD, next="/deals/")["Location"] == "/deals/"


def test_a_form_of_another_site_is_refused(eva: User) -> None:
    browser = Browser()
    assert browser.post("/account/login/", {"login": EMAIL, "password": PASSWORD}).status_code == 403
    assert not browser.is_signed_in


def test_guessing_is_stopped_after_a_few_tries_even_from_many_places(eva: User) -> None:
    """Five tries per account in ten minutes, whatever the address; then not even the right password opens."""
    let_through = 0
    for number in range(30):
        browser = Browser()
        browser.defaults["REMOTE_ADDR"] = f"10.0.0.{number}"
        page = browser.sign_in(EMAIL, f"wrong guess {number}").content.decode()
        let_through += "Too many failed" not in page
    assert let_through <= 5
    late = Browser()
    late.sign_in(EMAIL, PASSWORD)
    assert not late.is_signed_in


def test_guessing_over_many_accounts_is_stopped_by_address(world: str) -> None:
    answers = [Browser().sign_in(f"user{number}@example.org", "x") for number in range(40)]
    assert any(answer.status_code == 429 or b"Too many failed" in answer.content for answer in answers[20:])


def test_a_forwarded_header_does_not_make_a_new_address(world: str) -> None:
    answers = []
    for number in range(35):
        browser = Browser()
        browser.defaults["HTTP_X_FORWARDED_FOR"] = f"10.1.1.{number}"
        answers.append(browser.sign_in(f"user{number}@example.org", "x"))
    assert any(answer.status_code == 429 or b"Too many failed" in answer.content for answer in answers[20:])


def test_an_unknown_address_and_a_wrong_password_look_the_same(eva: User) -> None:
    wrong, unknown = Browser().sign_in(EMAIL, "wrong"), Browser().sign_in("nobody@example.org", "wrong")
    assert wrong.status_code == unknown.status_code
    assert _errors(wrong) == _errors(unknown) != []


def test_a_code_by_mail_signs_in(eva: User) -> None:
    browser = Browser()
    browser.submit("/account/login/code/", {"email": EMAIL})
    code = re.search(r"^([A-Z0-9-]{6,12})$", Mail.objects.get(recipient=EMAIL).body, re.MULTILINE)
    assert code
    browser.submit("/account/login/code/confirm/", {"code": code[1]})
    assert browser.is_signed_in


def test_signing_up_needs_the_code_from_the_mail(world: str) -> None:
    browser = Browser()
    browser.submit("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert not browser.is_signed_in
    letter = Mail.objects.get(recipient="new@example.org").body
    assert not [word for word in ("localhost", "testserver", "example.com", " du ", " dein") if word in letter.lower()]
    code = re.search(r"^([A-Z0-9-]{6,12})$", letter, re.MULTILINE)
    assert code
    browser.submit("/account/confirm-email/", {"code": code[1]})
    assert browser.is_signed_in
    assert User.objects.get(email="new@example.org").kind == "customer"


def test_pages_allow_no_inline_code_and_cookies_no_scripts(eva: User) -> None:
    answer = Browser().get("/account/login/")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer.cookies["murmelbahn_csrf"]["httponly"]
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", answer.content.decode(), re.DOTALL)
    assert all('type="application/json"' in tag or (" src=" in tag and not code) for tag, code in scripts), (
        "data or files"
    )
    assert b"style=" not in answer.content


def _errors(answer: object) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", getattr(answer, "content", b"").decode().partition("<h1>")[2])
