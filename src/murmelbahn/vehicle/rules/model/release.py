"""A model's release: all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.periods import Period
from murmelbahn.vehicle.rules.model import checks, references
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.places import Fault, refuse
from murmelbahn.vehicle.rules.model.reading import read
from murmelbahn.vehicle.rules.model.slicing import EVERYWHERE, Cell, Compiler, cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """In this market (`*`: any other), ordered and built in these periods, the artefact of this hash counts."""

    market: str
    order: Period
    build: Period
    artefact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one release stores: time slices, their artefacts by hash, texts by language and key, and notes."""

    model: str
    year: int
    source: str
    slices: tuple[Slice, ...]
    artefacts: Mapping[str, Artefact]
    texts: Mapping[str, Mapping[str, str]]
    notes: tuple[Fault, ...]


def compile_release(files: Mapping[str, str], *, with_notes: bool = False) -> Release:
    """Read, check and slice a model. Raises `BrokenModel` with every fault; `with_notes` also tells what only looks odd."""
    source = read(files)
    _stop_at(references.faults(source))
    compiler = Compiler(source)
    compiled: dict[str, tuple[Artefact, list[Cell]]] = {}
    slices: list[Slice] = []
    for cell in cells(source):
        artefact = compiler.compile(cell)
        compiled.setdefault(artefact.hash, (artefact, []))[1].append(cell)
        slices.append(Slice(market=cell.market, order=cell.order, build=cell.build, artefact=artefact.hash))
    _stop_at(checks.faults(source, compiled))
    return Release(
        model=source.head.id,
        year=source.head.year,
        source=digest(dict(files)),
        slices=tuple(slices),
        artefacts={name: artefact for name, (artefact, _) in compiled.items()},
        texts=source.texts,
        notes=tuple(checks.notes(source, compiled)) if with_notes else (),
    )


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise refuse(faults)


def slice_for(slices: Iterable[Slice], *, market: str, order_date: date, build_date: date) -> Slice | None:
    """The slice that counts; the market's own before the one for all others."""
    fitting = [one for one in slices if order_date in one.order and build_date in one.build]
    return next((one for one in fitting if one.market == market), None) or next(
        (one for one in fitting if one.market == EVERYWHERE), None
    )
