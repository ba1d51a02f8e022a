"""Behaviours as data: named sets of knobs, each a chance per thousand or a span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from murmelbahn.connect.rules.outside import THOUSAND, Knob
from murmelbahn.connect.terms import UnknownBehaviour

Knobs = dict[str, Knob]


class WrongKnob(ValueError):
    """What stands at `path` of the file is no behaviour: `reason`."""

    def __init__(self, path: tuple[str, ...], reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{'.'.join(path)}: {reason}")


def read_behaviours(tables: Mapping[str, Any]) -> dict[str, Knobs]:
    """Sets by name from `behaviour.toml`: `[set.world] knob = value`. Each set states only what differs from `usual`.

    Raises WrongKnob for a knob that `usual` lacks or a value of another kind.
    """
    usual = dict(_knobs("usual", tables.get("usual", {})))
    found = {"usual": usual}
    for name, worlds in tables.items():
        changes = dict(_knobs(name, worlds))
        for knob, value in changes.items():
            if type(usual.get(knob)) is not type(value):
                raise WrongKnob((name, *knob.split(".")), f"{knob} is no knob of this kind in 'usual'")
        found[name] = {**usual, **changes}
    return found


def _knobs(name: str, worlds: Any) -> Iterator[tuple[str, Knob]]:
    if not isinstance(worlds, Mapping):
        raise WrongKnob((name,), f"{name} is no set: write [{name}.<world>] and its knobs below")
    for world, knobs in worlds.items():
        if not isinstance(knobs, Mapping):
            raise WrongKnob((name, world), f"{world} is no outside world: write [{name}.{world}] and its knobs below")
        for knob, value in knobs.items():
            try:
                yield f"{world}.{knob}", _value(value)
            except ValueError as wrong:
                raise WrongKnob((name, world, knob), f"{knob}: {wrong}") from None


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
    whole = isinstance(value, list | tuple) and len(value) == 2 and all(type(one) is int for one in value)
    if whole and 0 <= value[0] <= value[1]:
        return (value[0], value[1])
    raise ValueError(f"{value!r} is neither a chance per thousand nor a span [from, to]")
