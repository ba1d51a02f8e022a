"""Behaviours as data: named sets of knobs, each a chance per thousand or a span."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from murmelbahn.connect.rules.outside import THOUSAND, Knob
from murmelbahn.connect.terms import UnknownBehaviour

Knobs = dict[str, Knob]


def read_behaviours(tables: Mapping[str, Any]) -> dict[str, Knobs]:
    """Sets by name from `behaviour.toml`: `[set.world] knob = value`. Each set states only what differs from `usual`.

    Raises ValueError for a knob that `usual` lacks or a value of another kind: the file is ours, so this is a bug.
    """
    usual = {
        f"{world}.{knob}": _value(value) for world, knobs in tables["usual"].items() for knob, value in knobs.items()
    }
    found = {"usual": usual}
    for name, worlds in tables.items():
        changes = {f"{world}.{knob}": _value(value) for world, knobs in worlds.items() for knob, value in knobs.items()}
        wrong = [knob for knob, value in changes.items() if type(usual.get(knob)) is not type(value)]
        if wrong:
            raise ValueError(f"behaviour {name}: {', '.join(sorted(wrong))} is no knob of this kind in 'usual'")
        found[name] = {**usual, **changes}
    return found


def checked(known: Mapping[str, Knob], changes: Mapping[str, Any]) -> Knobs:
    """Changes by knob name, such as `{"plant.refuses": 1000}`. Raises `UnknownBehaviour`."""
    fitting: Knobs = {}
    for knob, value in changes.items():
        try:
            fitting[knob] = _value(value)
        except ValueError:
            raise UnknownBehaviour(name=f"{knob} = {value}") from None
        if type(known.get(knob)) is not type(fitting[knob]):
            raise UnknownBehaviour(name=knob)
    return fitting


def _value(value: Any) -> Knob:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= THOUSAND:
        return value
    if isinstance(value, list | tuple) and len(value) == 2 and 0 <= value[0] <= value[1]:
        return (int(value[0]), int(value[1]))
    raise ValueError(f"{value!r} is neither a chance per thousand nor a span [from, to]")
