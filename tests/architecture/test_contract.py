"""The API is a promise: what integrators rely on does not change behind their back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from murmelbahn.app.catalogue import schemas
from murmelbahn.app.catalogue.routes import breaks, described, file, rendered
from murmelbahn.app.commandline.contract import api

COMMAND = "murmelbahn api schema"


def test_nobody_who_calls_us_is_hurt() -> None:
    """A route or a field of an answer that is gone, and a field of a request that became necessary, break callers."""
    broken = breaks(json.loads(file().read_text(encoding="utf-8")), described())
    assert not broken, (
        f"the API breaks who calls it: {'; '.join(broken)}. Keep it, or make a second version of the API."
    )


def test_the_committed_description_is_the_code() -> None:
    """Integrators read the file, and what was added to the API stands under the same promise from then on."""
    assert file().read_text(encoding="utf-8") == rendered(described()), (
        f"schemas/openapi.json is not what the rooms' doors say; run `{COMMAND}` and commit it"
    )


BEFORE: dict[str, Any] = {
    "components": {
        "schemas": {
            "Wish": {"type": "object", "properties": {"deal": {"type": "string"}}, "required": ["deal"]},
            "Answer": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
        }
    },
    "paths": {
        "/api/v1/deals": {
            "post": {
                "parameters": [{"in": "header", "name": "Idempotency-Key", "required": True}, {"in": "query", "name": "q"}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Wish"}}}},
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}}
                },
            }
        }
    },
}  # fmt: skip
ROUTE = "POST /api/v1/deals"


def _route(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/api/v1/deals"]["post"]
    return found


def _schema(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][name]
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda new: new["paths"].clear(), f"{ROUTE} is gone"),
        (lambda new: _schema(new, "Answer")["properties"].clear(), f"{ROUTE}: the answer lost id"),
        (lambda new: _schema(new, "Answer")["required"].clear(), f"{ROUTE}: the answer no longer always has id"),
        (lambda new: _schema(new, "Wish")["required"].append("vin"), f"{ROUTE}: the body now needs vin"),
        (
            lambda new: _schema(new, "Wish").update(properties={"vin": {"type": "string"}}, required=[]),
            f"{ROUTE}: the body no longer takes deal",
        ),
        (lambda new: _route(new)["parameters"].pop(), f"{ROUTE} no longer takes q in its query"),
        (lambda new: _route(new)["parameters"][1].update(required=True), f"{ROUTE} now needs q in its query"),
        (lambda new: _route(new)["responses"].clear(), f"{ROUTE} no longer answers 200"),
    ],
)
def test_what_breaks_callers_is_named(change: Callable[[dict[str, Any]], object], said: str) -> None:
    new = copy.deepcopy(BEFORE)
    change(new)
    assert said in breaks(BEFORE, new)


def test_more_breaks_nobody() -> None:
    new = copy.deepcopy(BEFORE)
    new["paths"]["/api/v1/more"] = {"get": {"responses": {}}}
    _schema(new, "Answer")["properties"]["more"] = {"type": "string"}
    _schema(new, "Wish")["properties"]["more"] = {"type": "string"}
    _route(new)["parameters"].append({"in": "query", "name": "more"})
    assert breaks(BEFORE, new) == ()


def test_the_command_does_not_overwrite_what_it_would_break(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    assert CliRunner().invoke(api, ["schema"]).exit_code == 0
    promised = json.loads(file().read_text(encoding="utf-8"))
    promised["paths"]["/api/v1/once-promised"] = {"get": {"responses": {}}}
    file().write_text(rendered(promised), encoding="utf-8")
    answer = CliRunner().invoke(api, ["schema"])
    assert answer.exit_code != 0
    assert "GET /api/v1/once-promised is gone" in answer.output
    assert json.loads(file().read_text(encoding="utf-8")) == promised


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "line 1: Expecting property name"),
        ('{\n"paths": {},\n', "line 3: "),
        ("[]", "line 1: an object is wanted"),
        ("{}", "is not what this command writes"),
        ('{"paths": 3, "components": {"schemas": {}}}', "is not what this command writes"),
        (b"\xff", "is not written in UTF-8"),
    ],
)
def test_a_broken_description_is_named_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | bytes, reason: str
) -> None:
    """What callers were promised is not to be seen in it, so it is not overwritten either."""
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    before = text if isinstance(text, bytes) else text.encode()
    file().write_bytes(before)
    answer = CliRunner().invoke(api, ["schema"])
    assert answer.exit_code == 1
    assert answer.output.startswith(f"Error: {file()}")
    assert reason in answer.output
    assert file().read_bytes() == before
    assert CliRunner().invoke(api, ["schema", "--unreleased"]).exit_code == 0


def test_a_description_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", Path("/proc")):
        monkeypatch.setattr(schemas, "FOLDER", folder)
        answer = CliRunner().invoke(api, ["schema", "--unreleased"])
        assert answer.exit_code == 1
        assert f"{file()} cannot be written" in answer.output
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    file().mkdir()
    assert "cannot be read" in CliRunner().invoke(api, ["schema"]).output
    assert "cannot be written" in CliRunner().invoke(api, ["schema", "--unreleased"]).output
