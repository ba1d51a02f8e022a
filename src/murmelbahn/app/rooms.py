"""Which rooms stand, from the ground up. A room is a Django app as soon as it has an `apps.py`."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

ROOMS = (
    "kernel", "ui", "accounts", "reasoner", "markets", "documents", "vehicle", "customer", "value", "retail", "deal",
    "fleet", "ownership", "insight", "rollout", "showroom", "connect", "sandbox",
)  # fmt: skip
HOUSE = Path(__file__).resolve().parent.parent


def standing() -> tuple[str, ...]:
    """The rooms there are; MURMELBAHN_ROOMS (a comma list) narrows them while a house is being built."""
    chosen = set(filter(None, os.environ.get("MURMELBAHN_ROOMS", "").split(","))) or set(ROOMS)
    return tuple(room for room in ROOMS if room in chosen and (HOUSE / room / "apps.py").exists())


def part(room: str, name: str) -> ModuleType | None:
    """The module `murmelbahn.<room>.<name>` if the room has one. A module that exists but fails is loud."""
    full = f"murmelbahn.{room}.{name}"
    if room not in standing() or find_spec(full) is None:
        return None
    return import_module(full)
