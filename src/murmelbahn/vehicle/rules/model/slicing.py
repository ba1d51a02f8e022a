"""Cut a model at every boundary of its periods and compile each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from murmelbahn.kernel.periods import Period
from murmelbahn.reasoner.expressions import implication, parse
from murmelbahn.vehicle.rules.model import tables
from murmelbahn.vehicle.rules.model.artefact import Artefact, Clause, Delta, Family, Item, Rule, Values
from murmelbahn.vehicle.rules.model.language import ItemText, PackageText, RuleText, TableText, TechnicalText, Validity
from murmelbahn.vehicle.rules.model.reading import Source
from murmelbahn.vehicle.rules.model.references import Names
from murmelbahn.vehicle.terms.catalogue import FreezeClass

EVERYWHERE = "*"
"""The market of a slice that counts for all markets no rule names."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Order days and build days on which, in one market, the same rules hold."""

    market: str
    order: Period
    build: Period

    def inside(self, valid: Validity, markets: Iterable[str]) -> bool:
        named = tuple(markets)
        return (
            _covers(valid.order, self.order)
            and _covers(valid.build, self.build)
            and (not named or self.market in named)
        )


def _covers(outer: Period, inner: Period) -> bool:
    """Whether a period that is not cut by `inner` holds on it."""
    return (outer.start is None or (inner.start is not None and outer.start <= inner.start)) and (
        outer.end is None or (inner.end is not None and inner.end <= outer.end)
    )


def cells(source: Source) -> Iterator[Cell]:
    """Every cell of the model's own validity, market by market."""
    valid: list[Validity] = [source.head]
    markets: set[str] = set(source.head.markets)
    builds: list[Period] = []
    for part in source.parts.values():
        named: list[ItemText | RuleText] = [*part.item.values(), *part.package.values(), *part.rule]
        valid += [one.valid for one in named]
        markets.update(market for one in named for market in one.markets)
    for table in source.tables.values():
        builds += [row.build for row in table.rows]
        markets.update(market for row in table.rows for market in row.markets)
    if source.head.markets:
        markets &= set(source.head.markets)
    else:
        markets.add(EVERYWHERE)
    orders = _cut(source.head.order, [one.order for one in valid])
    cut_builds = _cut(source.head.build, [*(one.build for one in valid), *builds])
    for market in sorted(markets):
        for order in orders:
            for build in cut_builds:
                yield Cell(market, order, build)


def _cut(whole: Period, periods: Iterable[Period]) -> list[Period]:
    """The slices of a period, cut on every day on which one of the others starts or ends."""
    days = sorted({day for one in periods for day in (one.start, one.end) if day is not None})
    inside = [day for day in days if day in whole and day != whole.start]
    starts: list[date | None] = [whole.start, *inside]
    ends: list[date | None] = [*inside, whole.end]
    return [Period(start, end) for start, end in zip(starts, ends, strict=True)]


class Compiler:
    """Turns one source into the artefact of a cell."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known = Names(source)
        self._families = tuple(
            Family(code=code, items=text.items, at_least=text.bounds[0], at_most=text.bounds[1], approval=text.approval)
            for code, text in self._known.families.items()
        )
        self._items = tuple(self._item(code, family.code) for family in self._families for code in family.items)

    def compile(self, cell: Cell) -> Artefact:
        head, parts = self._source.head, self._source.parts.values()
        texts = self._known.maker
        return Artefact(
            model=head.id,
            line=head.line,
            year=head.year,
            body=head.body,
            families=self._families,
            items=self._items,
            absent=tuple(i.code for i in self._items if not cell.inside(texts[i.code].valid, texts[i.code].markets)),
            rules=tuple(
                rule
                for part in parts
                for rule in (
                    *(self._rule(text) for text in part.rule if cell.inside(text.valid, text.markets)),
                    *(self._table(text, cell) for text in part.table),
                )
                if rule.clauses
            ),
            technical=tuple(_values(row) for part in parts for row in part.technical),
            deltas=tuple(
                Delta(**delta.model_dump())
                for part in parts
                for delta in part.technical_delta
                if delta.item in self._known.model
            ),
            freeze=tuple(
                FreezeClass(
                    code=text.milestone,
                    days_before_build=text.days_before_build,
                    families=tuple(family for family in text.families if family in self._known.families),
                )
                for part in parts
                for text in part.freeze
            ),
        )

    def _item(self, code: str, family: str) -> Item:
        text = self._known.maker[code]
        contains = text.contains if isinstance(text, PackageText) else ()
        return Item(code=code, family=family, kind=text.kind, needs_fitted=text.needs_fitted, contains=contains)

    def _rule(self, text: RuleText) -> Rule:
        found = implication(parse(text.condition), parse(text.then))
        clauses = [self._here(tuple(sorted(clause))) for clause in found]
        return Rule(id=text.id, why=text.why, clauses=tuple(clause for clause in clauses if clause is not None))

    def _here(self, clause: Clause) -> Clause | None:
        """A clause in this model, where items of its sisters are never there; None when it always holds."""
        if any(choice.startswith("!") and choice[1:] not in self._known.model for choice in clause):
            return None
        return tuple(choice for choice in clause if choice.removeprefix("!") in self._known.model)

    def _table(self, text: TableText, cell: Cell) -> Rule:
        table = self._source.tables[text.file]
        by_code = {family.code: family for family in self._families}
        rows = [
            row
            for row in table.rows
            if _covers(row.build, cell.build) and (not row.markets or cell.market in row.markets)
        ]
        found = tables.clauses([by_code[family] for family in table.families], rows)
        return Rule(id=text.id, why=text.why, clauses=tuple(found))


def _values(row: TechnicalText) -> Values:
    wltp = row.wltp
    return Values(
        **row.model_dump(exclude={"wltp"}),
        **wltp.model_dump(exclude={"co2_empty"}),
        co2_empty=wltp.co2 if wltp.co2_empty is None else wltp.co2_empty,
    )
