"""Rules in words: the maker's sentence for a rule, the house's for what families and packages say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from murmelbahn.ui.texts import text
from murmelbahn.vehicle.rules.model.artefact import Artefact


def sentences(
    artefact: Artefact, words: Mapping[str, Mapping[str, str]], reasons: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """By language, one sentence for each reason of the reasoner."""
    told = tuple(reasons)
    return {
        language: tuple(_sentence(artefact, texts, language, one) for one in told) for language, texts in words.items()
    }


def _sentence(artefact: Artefact, texts: Mapping[str, str], language: str, reason: str) -> str:
    if reason in artefact.why_of:
        return texts.get(artefact.why_of[reason], reason)
    kind, _, code = reason.partition(".")
    name = texts.get(f"family.{code}" if kind == "family" else f"item.{code}", code)
    return text(f"vehicle.reason.{kind}", language, name=name)
