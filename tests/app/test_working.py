"""The loop of `work`: outsiders hold nothing up, and what breaks is loud."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

import pytest

from murmelbahn.app import work
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.engine import Engine


class Turns:
    """An engine that counts its turns, and ends the work after some."""

    def __init__(self, ends: threading.Event, after: int) -> None:
        self.count, self._ends, self._after = 0, ends, after

    def turn(self) -> int:
        self.count += 1
        if self.count == self._after:
            self._ends.set()
        return 1


def test_the_house_goes_on_while_an_outsider_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_to_end, called = threading.Event(), threading.Event()
    worlds: set[str] = set()

    def slow(actor: Actor, *, ending: Callable[[], bool], **_: Any) -> int:
        worlds.add(kernel_world.alias())
        called.set()
        while not ending():
            threading.Event().wait(0.01)
        return 0

    monkeypatch.setattr(work, "send_webhooks", slow)
    engine = Turns(asked_to_end, after=50)
    with kernel_world.use("elsewhere"):
        work.forever(asked_to_end, cast(Engine, engine))
    assert worlds == {"elsewhere"}, "they are called for the world that is worked for"
    assert called.is_set()
    assert engine.count == 50


def test_a_bug_in_calling_outsiders_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(actor: Actor, **_: Any) -> int:
        raise KeyError("a bug")

    monkeypatch.setattr(work, "send_webhooks", broken)
    asked_to_end = threading.Event()
    with pytest.raises(KeyError, match="a bug"):
        work.forever(asked_to_end, cast(Engine, Turns(asked_to_end, after=10_000_000)))
