"""What a person or a program at the command line is told when something is refused: once, and in one form."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from murmelbahn.app.commandline import commands
from murmelbahn.app.commandline.running import run
from murmelbahn.app.environment import NotFitToRun


def said(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def test_a_refusal_is_a_sentence_and_its_code_once() -> None:
    answer = said("market", "price", "DE", "--inputs", '{"net": -3}')
    assert answer.exit_code == 1
    assert answer.output == (
        "Error: net cannot be used as given: a price is not less than nothing. (markets.input.invalid)\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "parameters"),
    [
        (("XX",), "markets.market.unknown", {"market": "XX"}),
        (("DE",), "markets.input.missing", {"field": "gross", "tax": "VAT", "market": "DE"}),
        (
            ("DE", "--inputs", "{"),
            "markets.input.invalid",
            {"field": "inputs", "reason": "no JSON from character 2 on"},
        ),
        (
            ("DE", "--inputs", '{"net": -3}'),
            "markets.input.invalid",
            {"field": "net", "reason": "a price is not less than nothing"},
        ),
    ],
)
def test_a_program_that_asked_for_json_is_refused_in_json(
    words: tuple[str, ...], code: str, parameters: dict[str, str]
) -> None:
    answer = said("market", "price", *words, "--json")
    assert answer.exit_code == 1
    assert answer.stderr == ""
    problem = json.loads(answer.stdout)
    assert (problem["code"], problem["parameters"]) == (code, parameters)
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("market", "price", "DE", "--on", ""), "--on"),
        (("market", "price", "DE", "--inputs="), "--inputs"),
        (("work", "--once", "--without", " "), "--without"),
        (("--world", "", "clock", "show"), "--world"),
        (("roll", "--world", ""), "--world"),
        (("db", "backup", ""), "An argument"),
        (("market", "release", ""), "An argument"),
        (("verdict", ""), "An argument"),
    ],
)
def test_what_a_shell_makes_of_an_unset_variable_is_no_value(words: tuple[str, ...], named: str) -> None:
    answer = said(*words)
    assert answer.exit_code == 2
    assert f"Error: {named} is given without a value" in answer.output


def test_chance_is_not_promised_to_a_world_in_real_time() -> None:
    answer = said("world", "create", "spring", "--seed", "7")
    assert (answer.exit_code, "--seed needs --at" in answer.output) == (2, True)
    assert said("world", "create", "spring", "--at", "2027-03-01", "--seed", str(2**63)).exit_code == 2


def test_a_folder_for_the_log_that_is_none_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "log").write_text("mine")
    monkeypatch.setenv("MURMELBAHN_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotFitToRun, match=r"/log cannot be used for data \(it is no folder\)"):
        CliRunner().invoke(run, ["--bind", f"127.0.0.1:{port}"], catch_exceptions=False)
    assert not (tmp_path / "postgres").exists(), "nothing was started"
