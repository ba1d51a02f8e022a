"""The second factor: needed at sign-in once set up, needed by staff, its seed never in clear in the database."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpRequest
from django.test import override_settings
from tests.operations.accounts.browsing import Browser

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.accounts.queries import actor_of
from murmelbahn.accounts.terms import SecondFactorNeeded
from murmelbahn.kernel.actor import SYSTEM, ActorKind

EMAIL, PASSWORD = "eva@example.org", "correct horse battery"
ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture
def eva(world: str) -> User:
    subject = create_user(SYSTEM, email=EMAIL, kind=ActorKind.NSC_FINANCE, password=PASSWORD)
    return User.objects.get(subject=subject)


def _code(seed: str) -> str:
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30))


def _with_second_factor() -> str:
    browser = Browser()
    browser.sign_in(EMAIL, PASSWORD)
    assert browser.get(ACTIVATE)["Location"].startswith("/account/reauthenticate/"), "a stolen session is not enough"
    browser.submit("/account/reauthenticate/", {"password": PASSWORD})
    page = browser.get(ACTIVATE).content.decode()
    seed = re.search(r'value="([A-Z2-7]{32})"', page)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert seed
    assert token
    browser.post(ACTIVATE, {"code": _code(seed[1]), "csrfmiddlewaretoken": token[1]})
    return seed[1]


def test_a_password_alone_no_longer_signs_in(eva: User) -> None:
    seed = _with_second_factor()
    browser = Browser()
    answer = browser.sign_in(EMAIL, PASSWORD)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert not browser.is_signed_in
    browser.submit("/account/2fa/authenticate/", {"code": "000000"})
    assert not browser.is_signed_in
    assert Authenticator.objects.filter(user=eva).count() == 2, "authenticator and recovery codes"
    assert seed not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_a_recovery_code_opens_once(eva: User) -> None:
    _with_second_factor()
    codes = Authenticator.objects.get(user=eva, type="recovery_codes").wrap().get_unused_codes()
    for expected in (True, False):
        browser = Browser()
        browser.sign_in(EMAIL, PASSWORD)
        browser.submit("/account/2fa/authenticate/", {"code": codes[0]})
        assert browser.is_signed_in is expected


def test_staff_act_only_with_a_second_factor(eva: User) -> None:
    request = HttpRequest()
    request.user = eva
    assert actor_of(request).kind is ActorKind.NSC_FINANCE
    fresh = HttpRequest()
    fresh.user = eva
    with override_settings(MURMELBAHN_DEMO=False), pytest.raises(SecondFactorNeeded):
        actor_of(fresh)
    _with_second_factor()
    with override_settings(MURMELBAHN_DEMO=False):
        assert actor_of(fresh).subject == eva.subject


def test_customers_are_not_held_up(world: str) -> None:
    subject = create_user(SYSTEM, email="customer@example.org")
    request = HttpRequest()
    request.user = User.objects.get(subject=subject)
    with override_settings(MURMELBAHN_DEMO=False):
        assert actor_of(request).kind is ActorKind.CUSTOMER
