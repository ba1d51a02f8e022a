"""The integrator's guide, word by word: its commands run against the house as it is served; and what there is to look at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.callers import Stage

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "integration.md"


@pytest.mark.skipif(shutil.which("curl") is None, reason="the guide speaks curl")
def test_the_commands_of_the_guide_work(stage: Stage) -> None:
    from murmelbahn.accounts.operations import register_machine
    from murmelbahn.accounts.rules import scopes_of
    from murmelbahn.kernel.actor import SYSTEM, ActorKind
    from tests.serving import served

    town = stage.cast.town
    made = register_machine(
        SYSTEM, name="DMS", kind=ActorKind.ADVISER, scopes=scopes_of(ActorKind.ADVISER), agents=[town.agent],
        outlets=[town.outlet],
    )  # fmt: skip
    script = "set -e\n" + "\n".join(re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL))
    with served() as address:
        ours = {"BASE": address, "CLIENT": made.client, "SECRET": made.secret, "PATH": os.environ["PATH"]}
        done = subprocess.run(["bash", "-c", script], env=ours, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(made.subject) in done.stdout
    assert "whsec_" in done.stdout


def test_the_explorer_shows_every_route_and_brings_nothing_from_elsewhere(stage: Stage) -> None:
    from tests.api.matrix import routes

    page = stage["anonymous"].get("/")
    text = page.content.decode()
    assert page.status_code == 200
    assert all(f'id="{route}"' in text for route in routes())
    assert not re.findall(r'<script(?! src="/static/ui/)', text)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]


def test_the_events_are_described_for_tools(stage: Stage) -> None:
    from jsonschema import Draft202012Validator

    told = stage["anonymous"].get("/asyncapi.json").json()
    assert told["asyncapi"] == "3.0.0"
    assert "deal.deal.opened" in told["channels"]
    for name, message in told["components"]["messages"].items():
        data = message["payload"]["properties"]["data"]
        Draft202012Validator.check_schema(data)
        Draft202012Validator(data).validate(message["examples"][0]["payload"]["data"])
        assert told["channels"][name]["messages"][name] == {"$ref": f"#/components/messages/{name}"}


def test_the_api_describes_itself_truly(stage: Stage) -> None:
    from jsonschema import Draft202012Validator

    told = stage["anonymous"].get("/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    for schema in told["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    ids = [one["operationId"] for path in told["paths"].values() for one in path.values()]
    assert len(ids) == len(set(ids)) >= 180
    assert all(one["x-scope"] for path in told["paths"].values() for one in path.values())
