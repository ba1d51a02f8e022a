"""What can be ordered. Products are no secret: everyone may read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from murmelbahn.kernel.actor import Actor
from murmelbahn.vehicle.models import ModelRelease, ModelSlice
from murmelbahn.vehicle.queries._artefacts import (
    artefact_of,
    artefact_on,
    artefacts_on,
    newest_release,
    newest_releases,
    words_in,
)
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.places import Fault
from murmelbahn.vehicle.rules.model.release import compile_release
from murmelbahn.vehicle.terms import FamilyView, ItemView, ModelCatalogue, ModelNote, ModelSummary


def models(actor: Actor, *, market: str, order_date: date, build_date: date) -> tuple[ModelSummary, ...]:
    """Every model this market may order on these dates, by code."""
    return tuple(
        ModelSummary(model=one.model, line=one.line, year=one.year, body=one.body, texts=one.texts)
        for one in catalogues(actor, market=market, order_date=order_date, build_date=build_date)
    )


def catalogues(actor: Actor, *, market: str, order_date: date, build_date: date) -> tuple[ModelCatalogue, ...]:
    """The same with everything that each offers."""
    return _in_their_words(artefacts_on(market, order_date, build_date))


def catalogues_of(actor: Actor, *, artefacts: Iterable[str]) -> tuple[ModelCatalogue, ...]:
    """The same of kept artefacts, for ever. Raises `NotFound`."""
    return _in_their_words([artefact_of(name) for name in artefacts])


def model_catalogue(actor: Actor, *, model: str, market: str, order_date: date, build_date: date) -> ModelCatalogue:
    """Families, items and freeze classes of a model. Raises `UnknownModel`."""
    artefact = artefact_on(model, market=market, order_date=order_date, build_date=build_date)
    return _catalogue(artefact.hash, newest_release(artefact))


def catalogue_of(actor: Actor, *, artefact: str) -> ModelCatalogue:
    """The same of a kept artefact, for ever: what an agreement was made on. Raises `NotFound`."""
    return _catalogue(artefact, newest_release(artefact_of(artefact)))


def model_report(actor: Actor, *, files: Mapping[str, str]) -> tuple[ModelNote, ...]:
    """What a product manager should look at before a release: items dead in a market, forced items, redundant rules.

    Raises `BrokenModel` with every fault that forbids one. Nothing is stored.
    """
    return tuple(_note(fault) for fault in compile_release(files, with_notes=True).notes)


def price_codes(actor: Actor) -> tuple[str, ...]:
    """Every code a price list must name: all released models and their items, in the order of codes."""
    codes: set[str] = set()
    newest = ModelRelease.objects.order_by("model", "-id").distinct("model").values_list("id", flat=True)
    names = ModelSlice.objects.filter(release__in=list(newest)).values_list("artefact_id", flat=True).distinct()
    for name in names:
        artefact = artefact_of(name)
        codes |= {artefact.model, *(item.code for item in artefact.items)}
    return tuple(sorted(codes))


def _in_their_words(artefacts: Sequence[Artefact]) -> tuple[ModelCatalogue, ...]:
    releases = newest_releases(artefacts)
    return tuple(_catalogue(one.hash, release) for one, release in zip(artefacts, releases, strict=True))


def _note(fault: Fault) -> ModelNote:
    return ModelNote(file=fault.file, line=fault.line, reason=fault.reason)


@lru_cache(maxsize=256)
def _catalogue(name: str, release: str) -> ModelCatalogue:
    """An artefact in the words of a release. Both are known by their digest: what follows from them never changes."""
    artefact, words = artefact_of(name), words_in(release)
    return ModelCatalogue(
        model=artefact.model,
        line=artefact.line,
        year=artefact.year,
        body=artefact.body,
        artefact=artefact.hash,
        families=tuple(
            FamilyView(
                code=family.code,
                items=family.items,
                at_least=family.at_least,
                at_most=family.at_most,
                approval=family.approval,
                freeze_class=artefact.freeze_class_of.get(family.code),
                texts=_in_words(words, f"family.{family.code}"),
            )
            for family in artefact.families
        ),
        items=tuple(
            ItemView(
                code=item.code,
                family=item.family,
                kind=item.kind,
                needs_fitted=item.needs_fitted,
                contains=item.contains,
                texts=_in_words(words, f"item.{item.code}"),
            )
            for item in artefact.items
        ),
        freeze=artefact.freeze,
        texts=_in_words(words, f"model.{artefact.model}"),
    )


def _in_words(words: Mapping[str, Mapping[str, str]], key: str) -> dict[str, str]:
    return {language: texts.get(key, key) for language, texts in words.items()}
