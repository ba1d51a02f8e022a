"""A demo needs nothing; a live installation does not start with anything that is everybody's."""

from __future__ import annotations

import json
import os
import secrets
import stat
from pathlib import Path

import pytest

from murmelbahn.app import environment, surroundings
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
    "secret",
    ["", "short", "a" * 80, "ab" * 40, "django-insecure-" + secrets.token_urlsafe(64), "changeme" * 10],
    ids=["none", "short", "one_letter", "two_letters", "django", "repeated"],
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MURMELBAHN_PROXIES", "10.0.0.1,10.0.0.2"),
        ("MURMELBAHN_PROXIES", "-1"),
        ("MURMELBAHN_PROXIES", "\u0663"),
        ("MURMELBAHN_API_CALLS", "many"),
        ("MURMELBAHN_KAFKA_SESSION_MS", "0"),
        ("MURMELBAHN_WORLD", "Live 1"),
        ("MURMELBAHN_WORLD", "template"),
        ("MURMELBAHN_MAIL_URL", "mail.example.org"),
        ("MURMELBAHN_MAIL_URL", "smtps://mail.example.org:port"),
        ("DATABASE_URL", "localhost/cars"),
        ("DATABASE_URL", "mysql://db/cars"),
        ("DATABASE_URL", "postgresql://db:port/cars"),
        ("DATABASE_URL", "postgresql://db:99999/cars"),
        ("DATABASE_URL", "postgresql://[::1/cars"),
    ],
)
def test_what_cannot_be_understood_is_named(name: str, said: str) -> None:
    with pytest.raises(NotFitToRun, match=name):
        environment.read({name: said})


def test_a_password_never_stands_in_a_refusal() -> None:
    with pytest.raises(NotFitToRun, match="%23") as refused:
        environment.read({"DATABASE_URL": "postgresql://house:pw-with-#-sign@db/cars"})
    assert "pw-with" not in str(refused.value)


def test_what_is_set_to_nothing_is_not_set() -> None:
    empty = dict.fromkeys(("DATABASE_URL", "MURMELBAHN_DATA", "MURMELBAHN_PROXIES", "MURMELBAHN_WORLD"), "")
    here, unset = environment.read(empty), environment.read({})
    assert (here.database_url, here.data, here.proxies, here.world) == (None, unset.data, 0, "demo")


@pytest.mark.parametrize(
    "text", ["", "no json", "[1]", '{"MURMELBAHN_SECRET_KEY": "drawn"}', '{"MURMELBAHN_SECRET_KEY": 1}', b"\xff"]
)
def test_secrets_that_are_not_whole_are_refused_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | bytes
) -> None:
    for name in kept.NAMES:
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "secrets.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = file.read_bytes()
    with pytest.raises(NotFitToRun, match=r"secrets\.json lacks .*MURMELBAHN_SIGNING_KEY: move it away"):
        kept.provide(tmp_path)
    assert file.read_bytes() == before
    assert not any(name in os.environ for name in kept.NAMES), "half of them would sign nobody in"
    file.write_text(json.dumps(dict.fromkeys(kept.NAMES, "whole")))
    kept.provide(tmp_path)
    for name in kept.NAMES:
        monkeypatch.delenv(name)


def test_data_go_into_a_folder_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc")):
        with pytest.raises(NotFitToRun, match="MURMELBAHN_DATA"):
            surroundings.folder(place)
    surroundings.folder(tmp_path / "new" / "folder")
    assert list((tmp_path / "new" / "folder").iterdir()) == []
