"""Every state, hold, fact and wait has its sentence, in both languages."""

from __future__ import annotations

import importlib
import pkgutil
from enum import EnumMeta

import pytest

import murmelbahn
from murmelbahn.deal import terms
from murmelbahn.deal.rules import gates
from murmelbahn.deal.terms import Customer, End, Mender, Track, Value, Vehicle
from murmelbahn.deal.terms.changes import ChangeKind, ChangeState
from murmelbahn.kernel.fact import TOPICS
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.showroom.terms import BOOKKEEPING, TOLD, WAITS
from murmelbahn.ui.texts import catalogue

LANGUAGES = ("de", "en")
ENUMS = (
    *(getattr(terms, name) for name in terms.__all__ if isinstance(getattr(terms, name), EnumMeta)),
    ChangeKind,
    ChangeState,
)


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def wanted() -> set[str]:
    codes = {f"deal.{snake(enum.__name__)}.{one.value}" for enum in ENUMS for one in enum}
    codes |= {f"deal.hold.{row.code}" for name in gates.__all__ for row in getattr(gates, name).ROWS}
    codes |= {
        f"deal.now.{track}.{one}"
        for track, states in zip(Track, (Vehicle, Customer, Value), strict=True)
        for one in states
    }
    codes |= {f"showroom.waits.{wait.code}.{voice}" for wait in WAITS for voice in ("you", "they")}
    codes |= {f"showroom.state.{one}" for one in (*Vehicle, "done", "ended")} | {
        f"showroom.cares.{one}" for one in Mender
    }
    codes |= {f"showroom.free.{gate}.{voice}" for gate in (*terms.Gate, "applied") for voice in ("you", "they")}
    return codes | {f"deal.end.{one}" for one in End} | _facts() | _refusals()


def _facts() -> set[str]:
    for room in pkgutil.iter_modules(murmelbahn.__path__):
        if importlib.util.find_spec(f"murmelbahn.{room.name}") and room.ispkg:
            names = {one.name for one in pkgutil.iter_modules([f"{murmelbahn.__path__[0]}/{room.name}"])}
            if "facts" in names:
                importlib.import_module(f"murmelbahn.{room.name}.facts")
    ours = (topic for topic in TOPICS.values() if topic.body.__module__.startswith("murmelbahn."))
    return {f"story.{topic.name}" for topic in ours if topic.stream != "kernel"}


def _refusals() -> set[str]:
    return {code for code in Refusal.known if code.startswith(("deal.", "kernel."))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_without_words(language: str) -> None:
    assert not sorted(wanted() - set(catalogue(language)))


def test_both_languages_say_the_same_things() -> None:
    rooms = ("ui.", "showroom.", "deal.", "story.", "kernel.")
    german, english = ({code for code in catalogue(language) if code.startswith(rooms)} for language in LANGUAGES)
    assert german == english


def test_what_is_told_is_a_fact() -> None:
    topics = {code.removeprefix("story.") for code in _facts()}
    assert topics >= TOLD
    assert topics >= BOOKKEEPING
