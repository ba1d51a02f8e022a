"""Artefacts and their words, from the released models. Content under its own hash never changes, so it is kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from threading import Lock

from murmelbahn.kernel.fact import from_json
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import Where, first, where
from murmelbahn.kernel.sql import ask
from murmelbahn.vehicle.models import ArtefactRow, ModelRelease, ModelSlice
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.slicing import EVERYWHERE
from murmelbahn.vehicle.terms import UnknownModel

KEPT = 256
NEWEST = """
SELECT DISTINCT ON (model, year) model, year, source FROM vehicle_modelrelease
WHERE (model, year) IN (SELECT * FROM unnest(%s::text[], %s::smallint[])) ORDER BY model, year, id DESC
"""
COUNTING = """
SELECT DISTINCT ON (slice.model) slice.artefact_id FROM vehicle_modelslice slice
WHERE {} ORDER BY slice.model, slice.release_id DESC, slice.market DESC
"""
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


def slices_on(market: str, order_date: date, build_date: date) -> Where:
    """Slices that count in a market on two dates."""
    return (
        where("market = ANY(%s)", [market, EVERYWHERE])
        & where("(order_from IS NULL OR order_from <= %s) AND (order_to IS NULL OR order_to > %s)", *[order_date] * 2)
        & where("(build_from IS NULL OR build_from <= %s) AND (build_to IS NULL OR build_to > %s)", *[build_date] * 2)
    )


def artefacts_on(market: str, order_date: date, build_date: date) -> list[Artefact]:
    """What counts in a market on two dates for every model, by the model's code."""
    counting = slices_on(market, order_date, build_date)
    rows = ask(COUNTING.format(counting.sql), counting.parameters)
    names = [name for (name,) in rows]
    return [artefact_of(name) for name in names]


def artefact_on(model: str, *, market: str, order_date: date, build_date: date) -> Artefact:
    """What counts for a model now: of its newest release, the market's own slice first. Raises `UnknownModel`."""
    counting = where("model = %s", model) & slices_on(market, order_date, build_date)
    found = first(ModelSlice, counting, order="release_id DESC, market DESC")
    if found is None:
        raise UnknownModel(model=model, market=market, order_date=order_date, build_date=build_date)
    return artefact_of(found.artefact_id)


def words_of(artefact: Artefact) -> dict[str, dict[str, str]]:
    """Texts by language: those of the newest release of the model and year."""
    return words_in(newest_release(artefact))


def newest_release(artefact: Artefact) -> str:
    """The newest release of the model and year, named by the digest of its files; empty if there is none."""
    return newest_releases([artefact])[0]


def newest_releases(artefacts: Sequence[Artefact]) -> list[str]:
    """The same for several, in their order."""
    kinds = [(one.model, one.year) for one in artefacts]
    rows = ask(NEWEST, [[model for model, _ in kinds], [year for _, year in kinds]])
    found = {(model, year): source for model, year, source in rows}
    return [found.get(kind, "") for kind in kinds]


@lru_cache(maxsize=64)
def words_in(release: str) -> dict[str, dict[str, str]]:
    """The texts of a release. The same digest is the same files, so they are read once per process."""
    row = first(ModelRelease, where("source = %s", release))
    return dict(row.texts) if row else {}
