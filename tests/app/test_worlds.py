"""Worlds: made, copied, entered by path and host, dropped; kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import DEFAULT_DB_ALIAS, ProgrammingError, connections
from django.db.utils import DataError
from django.test import Client

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.app import house, secrets, worlds
from murmelbahn.app.environment import NotFitToRun
from murmelbahn.app.worlds import WorldRefused
from murmelbahn.kernel import clock
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.sql import tell

SPRING = datetime(2027, 3, 1, 9, tzinfo=UTC)


def test_a_world_is_made_with_its_own_clock(installation: str) -> None:
    worlds.create("spring", at=SPRING)
    assert worlds.names() == ["spring"]
    with kernel_world.use(worlds.enter("spring", pool=False)):
        assert clock.read() == SPRING
    assert clock.read().year < 2027 or clock.read() != SPRING


def test_what_happens_in_one_world_stays_there(installation: str) -> None:
    worlds.create("one")
    worlds.create("other")
    with kernel_world.use(worlds.enter("one", pool=False)):
        create_user(SYSTEM, email="a@example.org")
    with kernel_world.use(worlds.enter("other", pool=False)):
        assert not User.objects.exists()
    assert not User.objects.exists()


def test_names_and_doubles_are_refused(installation: str) -> None:
    worlds.create("spring")
    with pytest.raises(WorldRefused, match="already"):
        worlds.create("spring")
    with pytest.raises(WorldRefused, match="no world 'nowhere'"):
        worlds.create("copy", source="nowhere")
    for bad in ("", "Spring", "a b", "x'; DROP", "1st"):
        with pytest.raises(WorldRefused, match="name"):
            worlds.create(bad)


def test_a_scratch_world_is_gone_afterwards(installation: str) -> None:
    with worlds.scratch() as name:
        create_user(SYSTEM, email="a@example.org")
        assert name in worlds.names()
    assert worlds.names() == []
    assert not User.objects.exists()


def test_path_and_host_lead_into_a_world_and_cookies_stay_apart(installation: str) -> None:
    worlds.create("spring", at=SPRING)
    with kernel_world.use(worlds.enter("spring", pool=False)):
        subject = create_user(SYSTEM, email="a@example.org")
    client = Client(SERVER_NAME="localhost")
    page = client.get("/w/spring/demo/")
    assert page.status_code == 200
    assert b'action="/w/spring/demo/sign-in"' in page.content
    assert set(page.cookies) == {"spring.murmelbahn_csrf"}
    assert page.cookies["spring.murmelbahn_csrf"]["path"] == "/w/spring/"
    assert Client().get("/demo/", HTTP_HOST="spring.localhost").status_code == 200
    assert client.get("/demo/").status_code == 403, "the test's own world lives in real time"
    signed_in = client.post("/w/spring/demo/sign-in", {"subject": subject})
    assert signed_in["Location"] == "/w/spring/"
    assert "spring.murmelbahn_session" in client.cookies
    assert client.get("/w/nowhere/demo/").status_code == 404
    kernel_world.forget("spring")


def test_after_a_request_one_is_back_in_ones_own_world(installation: str) -> None:
    worlds.create("spring", at=SPRING)
    Client(SERVER_NAME="localhost").get("/w/spring/readyz")
    assert kernel_world.alias() == DEFAULT_DB_ALIAS
    kernel_world.forget("spring")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"USER": "stranger"}, "stranger"),
        ({"HOST": "127.0.0.1", "PORT": "1"}, "refused"),
        ({"HOST": "nowhere.invalid"}, r"nowhere\.invalid"),
        ({"OPTIONS": {"colour": "red"}}, "colour"),
    ],
)
def test_a_server_that_lets_nobody_in_is_told_in_a_line(
    world: str, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any], said: str
) -> None:
    settings = connections.databases[DEFAULT_DB_ALIAS]
    monkeypatch.setitem(connections.databases, DEFAULT_DB_ALIAS, settings | {"PASSWORD": "hidden"} | wrong)
    with pytest.raises(NotFitToRun, match=rf"{said}.*DATABASE_URL\.$") as refused:
        worlds.exists("spring")
    assert "hidden" not in str(refused.value)
    assert "\n" not in str(refused.value)


def undone(name: str) -> None:
    """As PostgreSQL leaves a database whose drop was cut off by Ctrl-C or kill -9."""
    kernel_world.forget(name)
    with worlds.maintenance() as server:
        server.execute(
            "UPDATE pg_database SET datconnlimit = %s WHERE datname = %s", [worlds.UNDONE, worlds.database(name)]
        )


def test_what_a_cut_off_drop_leaves_is_no_world_and_is_cleared_away(installation: str) -> None:
    worlds.create("spring")
    undone("spring")
    assert worlds.names() == []
    assert not worlds.exists("spring")
    worlds.create("spring", at=SPRING)
    undone("spring")
    worlds.create("spring", at=SPRING)
    undone("spring")
    with pytest.raises(WorldRefused, match="no world 'spring' to copy"):
        worlds.create("copy", source="spring")
    worlds.create("spring", at=SPRING)
    undone("spring")
    worlds.create("other", at=SPRING)
    worlds.put_in_place(worlds.database("other"), worlds.database("spring"))
    assert worlds.names() == ["spring"]
    with kernel_world.use(worlds.enter("spring", pool=False)):
        assert clock.read() == SPRING
    kernel_world.forget("spring")


def test_a_template_whose_drop_was_cut_off_is_made_anew(installation: str) -> None:
    undone("template")
    with pytest.raises(WorldRefused, match="db migrate"):
        worlds.create("spring")
    worlds.migrate("template")
    worlds.create("spring")


def test_a_world_that_was_made_by_half_is_taken_back(installation: str) -> None:
    with pytest.raises(DataError):
        worlds.create("spring", at=SPRING, seed=2**63)
    assert worlds.names() == []


@pytest.fixture
def spring(installation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A world as a command line finds it: by its surroundings."""
    here = connections.databases[DEFAULT_DB_ALIAS]
    url = f"postgresql://{here['USER']}@/{here['NAME']}?host={quote(here['HOST'], safe='')}&port={here['PORT']}"
    for name, value in {"DATABASE_URL": url, "MURMELBAHN_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    for name in secrets.NAMES:
        monkeypatch.setenv(name, "drawn")
    worlds.create("spring", at=SPRING)
    yield "spring"
    kernel_world.forget("spring")


def test_a_database_that_goes_away_under_a_command_is_told_in_a_sentence(spring: str) -> None:
    def lose_it() -> None:
        with house.opened(lambda line: None, spring):
            assert clock.read() == SPRING
            with worlds.maintenance() as server:
                server.execute(f"DROP DATABASE {worlds.database(spring)} WITH (FORCE)")
            clock.read()

    with pytest.raises(NotFitToRun, match="went away in the middle"):
        lose_it()


def test_tables_of_an_earlier_version_are_told_in_a_sentence_and_our_own_faults_are_not(spring: str) -> None:
    def ask_for(table: str) -> None:
        with house.opened(lambda line: None, spring):
            tell(f"SELECT * FROM {table}")

    with pytest.raises(ProgrammingError):
        ask_for("nothing_of_the_kind")
    with house.opened(lambda line: None, spring):
        tell("DROP TABLE deal_stray")
        tell("DELETE FROM django_migrations WHERE app = 'deal' AND name >= '0003'")
    with pytest.raises(NotFitToRun, match="those of an earlier version"):
        ask_for("deal_stray")
