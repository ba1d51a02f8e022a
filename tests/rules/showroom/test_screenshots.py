"""Pictures are taken of a demo that runs: without one, or without a browser, nothing is begun."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from murmelbahn.showroom.commands import demo_at, screenshots


class Page(BaseHTTPRequestHandler):
    """A demo below /w/spring, and nothing else."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/w/spring/demo/" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return None


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()
        thread.join()


def test_a_demo_may_stand_below_a_path(server: str) -> None:
    assert demo_at(f"{server}/w/spring/") == f"{server}/w/spring"
    with pytest.raises(click.ClickException, match=r"is no demo \(status 404\): `make run`"):
        demo_at(server)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "is no address"),
        ("localhost:8000", "is no address"),
        ("ftp://localhost", "is no address"),
        ("http://localhost:port", "is no address"),
        ("http://local host", "is no address"),
        ("http://127.0.0.1:1", "No demo answers at http://127.0.0.1:1"),
        ("http://nowhere.invalid", "No demo answers at http://nowhere.invalid"),
    ],
)
def test_without_a_demo_nothing_is_begun(tmp_path: Path, address: str, said: str) -> None:
    answer = CliRunner().invoke(screenshots, ["--at", address, "--into", str(tmp_path / "pictures")])
    assert answer.exit_code == 1
    assert said in answer.output
    assert not (tmp_path / "pictures").exists()


def test_without_a_browser_nothing_is_begun(tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = CliRunner().invoke(screenshots, ["--at", f"{server}/w/spring", "--into", str(tmp_path / "pictures")])
    assert answer.exit_code == 1
    assert "no chromium" in answer.output
    assert not (tmp_path / "pictures").exists()


def test_a_browser_that_does_not_start_is_told_in_a_sentence(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium-headless-shell"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    answer = CliRunner().invoke(screenshots, ["--at", f"{server}/w/spring", "--into", str(tmp_path / "pictures")])
    assert answer.exit_code == 1
    assert answer.output.startswith("Error: The browser could not go on (")
    assert answer.output.count("\n") == 1
