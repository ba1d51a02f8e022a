"""JSON Schemas of the newest versions, made from the dataclasses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from murmelbahn.app import rooms
from murmelbahn.app.environment import PROJECT
from murmelbahn.kernel.fact import TOPICS, Topic, adapter

FOLDER = PROJECT / "schemas"
DIALECT = "JSON Schema, draft 2020-12"


def topics() -> tuple[Topic, ...]:
    """Every topic of the rooms that stand, by name."""
    for room in rooms.standing():
        rooms.part(room, "facts")
    ours = (topic for topic in TOPICS.values() if topic.body.__module__.startswith("murmelbahn."))
    return tuple(sorted(ours, key=lambda topic: topic.name))


def file_of(topic: Topic, kind: str = "facts") -> Path:
    return FOLDER / kind / f"{topic.name}.v{topic.version}.json"


def schema_of(topic: Topic) -> dict[str, Any]:
    """The schema of the body as it is written; the envelope is described in docs/algorithms/fact-order.md."""
    made = _untitled(adapter(topic.body).json_schema(mode="serialization"))
    return {"$comment": DIALECT, "title": f"{topic.name}, version {topic.version}"} | made


def _untitled(part: dict[str, Any]) -> dict[str, Any]:
    """Without the titles that only repeat the names of fields."""
    kept = {name: value for name, value in part.items() if name != "title"}
    for group in ("properties", "$defs"):
        if group in kept:
            kept[group] = {name: _untitled(value) for name, value in kept[group].items()}
    return kept


def rendered(value: dict[str, Any]) -> str:
    """As it stands in the file: sorted, readable, one newline at the end."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
