"""Artefacts and their words, from the released models. Content under its own hash never changes, so it is kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock

from django.db.models import Q

from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.vehicle.models import ArtefactRow, ModelRelease, ModelSlice
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.slicing import EVERYWHERE
from murmelbahn.vehicle.terms import UnknownModel

KEPT = 256
_kept: OrderedDict[str, Artefact] = OrderedDict()
_lock = Lock()


def artefact_of(name: str) -> Artefact:
    """The artefact of a hash, proven by its hash when it is read. Raises `NotFound`."""
    with _lock:
        found = _kept.get(name)
        if found is not None:
            _kept.move_to_end(name)
            return found
    row = ArtefactRow.objects.filter(hash=name).first()
    if row is None:
        raise NotFound()
    artefact = from_json(Artefact, row.body)
    if artefact.hash != name:
        raise RuntimeError(f"the artefact {name} was changed in the database: it hashes to {artefact.hash}")
    with _lock:
        _kept[name] = artefact
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return artefact


def slices_on(market: str, order_date: date, build_date: date) -> Q:
    """Slices that count in a market on two dates."""
    return (
        Q(market__in=(market, EVERYWHERE))
        & (Q(order_from__isnull=True) | Q(order_from__lte=order_date))
        & (Q(order_to__isnull=True) | Q(order_to__gt=order_date))
        & (Q(build_from__isnull=True) | Q(build_from__lte=build_date))
        & (Q(build_to__isnull=True) | Q(build_to__gt=build_date))
    )


def artefact_on(model: str, *, market: str, order_date: date, build_date: date) -> Artefact:
    """What counts for a model now: of its newest release, the market's own slice first. Raises `UnknownModel`."""
    found = (
        ModelSlice.objects.filter(slices_on(market, order_date, build_date), model=model)
        .order_by("-release_id", "-market")
        .values_list("artefact_id", flat=True)
        .first()
    )
    if found is None:
        raise UnknownModel(model=model, market=market, order_date=order_date, build_date=build_date)
    return artefact_of(found)


def words_of(artefact: Artefact) -> dict[str, dict[str, str]]:
    """Texts by language: those of the newest release of the model and year."""
    texts = (
        ModelRelease.objects.filter(model=artefact.model, year=artefact.year)
        .order_by("-id")
        .values_list("texts", flat=True)
        .first()
    )
    return dict(texts or {})
