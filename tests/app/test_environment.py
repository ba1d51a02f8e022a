"""A demo needs nothing; a live installation does not start with anything that is everybody's."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

import pytest

from murmelbahn.app import environment
from murmelbahn.app import secrets as kept
from murmelbahn.app.environment import NotFitToRun

LIVE = {
    "MURMELBAHN_MODE": "live",
    "MURMELBAHN_SECRET_KEY": secrets.token_urlsafe(64),
    "MURMELBAHN_SIGNING_KEY": "pem",
    "MURMELBAHN_HOSTS": "cars.example.org",
    "MURMELBAHN_MAIL_URL": "smtps://house:p%40ss@mail.example.org:465/?from=cars@example.org",
    "DATABASE_URL": "postgresql://house@db/live",
}


def test_a_live_installation_with_secrets_of_its_own_is_fit() -> None:
    here = environment.read(LIVE)
    assert not here.demo
    assert here.secure
    assert (here.mail.host, here.mail.port, here.mail.password, here.mail.tls) == (
        "mail.example.org",
        465,
        "p@ss",
        True,
    )


@pytest.mark.parametrize(
    "secret", ["", "short", "a" * 80, "ab" * 40, "django-insecure-" + secrets.token_urlsafe(64), "changeme" * 10]
)
def test_it_does_not_start_with_a_poor_secret(secret: str) -> None:
    with pytest.raises(NotFitToRun, match="MURMELBAHN_SECRET_KEY"):
        environment.read(LIVE | {"MURMELBAHN_SECRET_KEY": secret})


@pytest.mark.parametrize("name", ["DATABASE_URL", "MURMELBAHN_SIGNING_KEY", "MURMELBAHN_MAIL_URL"])
def test_it_names_what_is_missing(name: str) -> None:
    with pytest.raises(NotFitToRun, match=name):
        environment.read({key: value for key, value in LIVE.items() if key != name})


@pytest.mark.parametrize("hosts", ["", "*", "a.example.org,*"])
def test_it_answers_to_named_hosts_only(hosts: str) -> None:
    with pytest.raises(NotFitToRun, match="MURMELBAHN_HOSTS"):
        environment.read(LIVE | {"MURMELBAHN_HOSTS": hosts})


def test_an_unknown_mode_is_not_taken_for_a_demo() -> None:
    with pytest.raises(NotFitToRun, match="'demo' or 'live'"):
        environment.read({"MURMELBAHN_MODE": "production"})


def test_a_demo_has_no_default_secret_either() -> None:
    assert environment.read({}).secret != environment.read({}).secret


def test_secrets_of_a_demo_are_drawn_once_and_ours_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in kept.NAMES:
        monkeypatch.delenv(name, raising=False)
    kept.provide(tmp_path)
    first = {name: os.environ[name] for name in kept.NAMES}
    for name in kept.NAMES:
        monkeypatch.delenv(name)
    kept.provide(tmp_path)
    assert {name: os.environ[name] for name in kept.NAMES} == first
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    for name in kept.NAMES:
        monkeypatch.delenv(name)
