"""The catalogue of facts: what listeners rely on does not change behind their back."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from click.testing import CliRunner

from murmelbahn.app.catalogue import schemas
from murmelbahn.app.catalogue.compatibility import breaks
from murmelbahn.app.catalogue.schemas import FOLDER, file_of, rendered, schema_of, topics
from murmelbahn.app.commandline.facts import facts
from murmelbahn.kernel.fact import Topic, lift, to_json
from murmelbahn.kernel.money import Money
from tests.architecture.source import dotted, keep, modules

SCALARS = {UUID, Money, Decimal, str, int, bool, date, datetime, type(None)}
PERSONAL = {
    "name", "names", "email", "mail", "phone", "address", "street", "city", "postal", "iban", "holder", "birth", "born",
    "plate", "surname", "firstname", "given", "family", "payer", "signature", "note", "comment", "message",
}  # fmt: skip
"""Words that a field of a fact does not have among its own. A VIN names a car; who drives it, only other rooms know."""
COMMAND = "murmelbahn facts schemas"


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.name)
def test_the_committed_schema_is_the_code(topic: Topic) -> None:
    """Reviewers see a changed fact as a changed file, and outsiders read the file, not our code."""
    file = file_of(topic)
    assert file.exists(), f"{file.relative_to(FOLDER.parent)} is missing; run `{COMMAND}` and commit it"
    assert file.read_text(encoding="utf-8") == rendered(schema_of(topic)), (
        f"{file.relative_to(FOLDER.parent)} is not what {topic.body.__module__}.{topic.body.__name__} says; "
        f"run `{COMMAND}`: it refuses what breaks readers"
    )


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.name)
def test_every_released_version_is_still_read(topic: Topic) -> None:
    """The log is for ever: a fact written years ago is lifted to the newest form, and nothing in it is lost on the way."""
    for version in range(1, topic.version + 1):
        file = FOLDER / "samples" / f"{topic.name}.v{version}.json"
        assert file.exists(), f"{file.relative_to(FOLDER.parent)} is missing; run `{COMMAND}` and commit it"
        kept = json.loads(file.read_text(encoding="utf-8"))
        now = to_json(lift(topic.name, version, json.dumps(kept)))
        if version == topic.version:
            lost = {name: value for name, value in kept.items() if name not in now or now[name] != value}
            assert not lost, (
                f"{topic.name} v{version} no longer keeps {lost} of its sample ({topic.body.__module__}): raise the version "
                f"of @fact and give an upcaster"
            )


def test_no_file_without_a_topic() -> None:
    """A schema of a topic that nobody publishes is a promise that nobody keeps."""
    versions = {topic.name: topic.version for topic in topics()}
    keep(
        (
            str(file.relative_to(FOLDER.parent))
            for file in FOLDER.glob("*/*.json")
            if int(file.stem.rpartition(".v")[2]) > versions.get(file.stem.rpartition(".v")[0], 0)
        ),
        "a topic that was never released: delete its files; a released one keeps its dataclass.",
    )


def test_stream_and_room_are_one() -> None:
    """Order holds inside a stream, and a room orders its own facts only."""
    keep(
        (
            f"{topic.name} is published by {topic.body.__module__}"
            for topic in topics()
            if topic.body.__module__.split(".")[1] != topic.stream
        ),
        "the first word of a topic is its room.",
    )


def test_facts_are_declared_in_facts() -> None:
    """Other rooms may import `facts` and nothing deeper, so a fact declared elsewhere could not be heard."""
    keep(
        (
            f"{module.at(node)} declares a fact"
            for module in modules()
            if module.kind != "facts"
            for node in module.walk()
            if isinstance(node, ast.Call) and dotted(node.func) in {"fact", "kernel.fact.fact"}
        ),
        "move it to the room's facts.",
    )


def _fields(body: type[Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field with its type, into nested dataclasses."""
    for name, kind in get_type_hints(body).items():
        yield from _parts(kind, f"{path}{name}")


def _parts(kind: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, kind
    for one in get_args(kind):
        if one is not Ellipsis:
            yield from _parts(one, path)
    if isinstance(kind, type) and is_dataclass(kind) and kind is not Money:
        yield from _fields(kind, f"{path}.")


def test_facts_hold_no_personal_data() -> None:
    """Facts are kept for ever and go to outsiders: what would have to be erased one day must not be in them."""
    keep(
        (
            f"{topic.name}: field {path}"
            for topic in topics()
            for path, kind in _fields(topic.body)
            if kind is str and PERSONAL & set(path.rpartition(".")[2].split("_"))
        ),
        "publish the id; whoever may read the person asks the room that keeps it.",
    )


def test_facts_hold_ids_amounts_codes_and_dates_only() -> None:
    """A float is no amount, and a dict has no schema."""
    keep(
        (
            f"{topic.name}: field {path} is {kind}"
            for topic in topics()
            for path, kind in _fields(topic.body)
            if not (
                kind in SCALARS
                or get_args(kind)
                or (isinstance(kind, type) and (issubclass(kind, Enum) or is_dataclass(kind)))
            )
            or kind in (dict, list, float)
        ),
        "use UUID, Money, str codes, enums, dates, int, bool, and tuples or frozen dataclasses of these.",
    )


OLD = {
    "properties": {"deal": {"type": "string", "format": "uuid"}, "kind": {"$ref": "#/$defs/Kind"}},
    "required": ["deal", "kind"],
    "$defs": {"Kind": {"enum": ["cash", "lease"], "type": "string"}},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"properties": {"kind": OLD["properties"]["kind"]}}, "the body lost deal"),
        ({"required": ["deal"]}, "the body no longer always has kind"),
        ({"$defs": {"Kind": {"enum": ["cash"], "type": "string"}}}, "the body.kind lost lease"),
        (
            {"properties": OLD["properties"] | {"deal": {"type": "integer"}}},
            "the body.deal had type string, has integer",
        ),
    ],
)
def test_what_breaks_readers_is_named(change: dict[str, Any], said: str) -> None:
    """The command that writes schemas refuses these without a new version."""
    assert said in breaks(OLD, OLD | change)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"description": "Said better."},
        {"properties": OLD["properties"] | {"more": {"type": "string"}}},
        {"$defs": {"Kind": {"enum": ["cash", "lease", "loan"], "type": "string"}}},
    ],
)
def test_what_breaks_nobody_passes(change: dict[str, Any]) -> None:
    assert breaks(OLD, OLD | change) == ()


def test_the_command_does_not_overwrite_what_it_would_break(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever renames a field is stopped before the old schema is gone."""
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    assert CliRunner().invoke(facts, ["schemas"]).exit_code == 0
    topic = topics()[0]
    file = tmp_path / "facts" / f"{topic.name}.v{topic.version}.json"
    promised = json.loads(file.read_text(encoding="utf-8"))
    promised["properties"]["once_promised"] = {"type": "string"}
    file.write_text(rendered(promised), encoding="utf-8")
    answer = CliRunner().invoke(facts, ["schemas"])
    assert answer.exit_code != 0
    assert "once_promised" in answer.output
    assert json.loads(file.read_text(encoding="utf-8")) == promised


def test_one_broken_schema_leaves_all_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes every file or none: half of a release would be a promise nobody made."""
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    last, others = file_of(topics()[-1]), tmp_path / "facts"
    others.mkdir()
    for text, reason in (
        ("{\n", "line 2: "),
        ("[]", "an object"),
        ('{"properties": 3}', "not what this command writes"),
    ):
        last.write_text(text, encoding="utf-8")
        answer = CliRunner().invoke(facts, ["schemas"])
        assert (answer.exit_code, str(last) in answer.output, reason in answer.output) == (1, True, True), answer.output
        assert list(tmp_path.rglob("*.json")) == [last]
    last.unlink()
    (tmp_path / "samples").touch()
    answer = CliRunner().invoke(facts, ["schemas"])
    assert (answer.exit_code, "cannot be written" in answer.output) == (1, True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "samples"]


def test_every_fact_is_told_by_somebody() -> None:
    """A fact that no code makes is a promise to listeners that is never kept."""
    told = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for module in modules()
        for node in ast.walk(ast.parse(module.text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    keep(
        (
            f"{topic.body.__module__}: {topic.name} is never made"
            for topic in topics()
            if topic.body.__name__ not in told
        ),
        "emit it where it becomes true, or take it out with its schema.",
    )
