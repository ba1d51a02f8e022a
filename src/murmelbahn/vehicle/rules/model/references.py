"""Do the parts of a model know one another? Every name must lead somewhere, every rule and item must have its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from murmelbahn.reasoner.expressions import BadExpression, names, parse
from murmelbahn.vehicle.rules.model.language import FamilyText, ItemText
from murmelbahn.vehicle.rules.model.places import Fault
from murmelbahn.vehicle.rules.model.reading import Source
from murmelbahn.vehicle.rules.model.tables import ANY, NONE, overlaps

_IN_FAMILY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\s*=\s*([A-Za-z_][A-Za-z0-9_]*)")


class Names:
    """Who is who in a source: items of the whole maker, families and items of this model."""

    def __init__(self, source: Source) -> None:
        self.maker: dict[str, ItemText] = {}
        for part in source.parts.values():
            self.maker |= {**part.item, **part.package}
        self.families: dict[str, FamilyText] = {}
        for part in source.parts.values():
            self.families |= part.family
        self.family_of = {item: code for code, family in self.families.items() for item in family.items}

    @property
    def model(self) -> set[str]:
        return set(self.family_of)


def faults(source: Source) -> list[Fault]:
    """Every name that leads nowhere, stands twice, or has no words."""
    known = Names(source)
    return [
        *_twice(source),
        *_families(source, known),
        *_items(source, known),
        *_rules(source, known),
        *_tables(source, known),
        *_freeze(source, known),
        *_technical(source, known),
        *_texts(source, known),
    ]


def _twice(source: Source) -> Iterator[Fault]:
    kinds: dict[str, Counter[str]] = {"item": Counter(), "family": Counter(), "rule": Counter()}
    for file, part in source.parts.items():
        named = [("item", "item", code, code) for code in part.item]
        named += [("item", "package", code, code) for code in part.package]
        named += [("family", "family", code, code) for code in part.family]
        found: list[tuple[str, tuple[str | int, ...], str]] = [(k, (s, p), c) for k, s, p, c in named]
        found += [("rule", ("rule", n), rule.id) for n, rule in enumerate(part.rule)]
        found += [("rule", ("table", n), table.id) for n, table in enumerate(part.table)]
        for kind, path, code in found:
            kinds[kind][code] += 1
            if kinds[kind][code] == 2:
                yield source.fault(file, path, f"{kind} {code} stands twice")


def _families(source: Source, known: Names) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for file, part in source.parts.items():
        for code, family in part.family.items():
            path = ("family", code, "items")
            low, high = family.bounds
            if not low <= high or not 1 <= high <= len(family.items):
                yield source.fault(file, ("family", code, "choose"), f"{family.choose} of {len(family.items)} items")
            for item in family.items:
                if item not in known.maker:
                    yield source.fault(file, path, f"item {item} is not defined")
                if owner.setdefault(item, code) != code or family.items.count(item) > 1:
                    yield source.fault(file, path, f"item {item} stands in a family already")


def _items(source: Source, known: Names) -> Iterator[Fault]:
    for file, part in source.parts.items():
        for section, item_texts in (("item", part.item), ("package", part.package)):
            for code, item in item_texts.items():
                for key, others in (("needs_fitted", item.needs_fitted), ("contains", getattr(item, "contains", ()))):
                    for other in others:
                        if other not in known.maker:
                            yield source.fault(file, (section, code, key), f"item {other} is not defined")
                        elif code in known.model and other not in known.model:
                            yield source.fault(file, (section, code, key), f"this model has no item {other}")
        if file == source.head_file:
            for code in sorted({*part.item, *part.package} - known.model):
                yield source.fault(file, ("item", code), f"item {code} stands in no family")


def _condition(source: Source, known: Names, file: str, path: tuple[str | int, ...], text: str) -> Iterator[Fault]:
    try:
        spoken = names(parse(text))
    except BadExpression as error:
        yield source.fault(file, path, str(error))
        return
    for item in sorted(spoken):
        if item not in known.maker:
            yield source.fault(file, path, f"item {item} is not defined")
        elif file == source.head_file and item not in known.model:
            yield source.fault(file, path, f"this model has no item {item}")
    for family, item in _IN_FAMILY.findall(text):
        if item in known.model and known.family_of[item] != family:
            yield source.fault(file, path, f"{item} belongs to family {known.family_of[item]}, not {family}")


def _rules(source: Source, known: Names) -> Iterator[Fault]:
    for file, part in source.parts.items():
        for n, rule in enumerate(part.rule):
            yield from _condition(source, known, file, ("rule", n, "if"), rule.condition)
            yield from _condition(source, known, file, ("rule", n, "then"), rule.then)
            if not rule.then.strip():
                yield source.fault(file, ("rule", n, "then"), "a rule must demand something")


def _tables(source: Source, known: Names) -> Iterator[Fault]:
    for file, part in source.parts.items():
        for n, text in enumerate(part.table):
            table = source.tables.get(text.file)
            if table is None:
                yield source.fault(file, ("table", n, "file"), f"the file {text.file} was not given")
                continue
            for family in table.families:
                if family not in known.families:
                    yield Fault(text.file, 1, f"there is no family {family}")
                elif known.families[family].bounds[1] != 1:
                    yield Fault(text.file, 1, f"of family {family} more than one item can be chosen")
            if any(family not in known.families for family in table.families):
                continue
            for row in table.rows:
                for family, cell in row.cells.items():
                    if cell not in (ANY, NONE) and cell not in known.families[family].items:
                        yield Fault(text.file, row.line, f"family {family} has no item '{cell}'")
            yield from overlaps(table)


def _freeze(source: Source, known: Names) -> Iterator[Fault]:
    taken: dict[str, str] = {}
    for file, part in source.parts.items():
        for n, freeze in enumerate(part.freeze):
            for family in freeze.families:
                path = ("freeze", n, "families")
                if file == source.head_file and family not in known.families:
                    yield source.fault(file, path, f"there is no family {family}")
                if taken.setdefault(family, freeze.milestone) != freeze.milestone:
                    yield source.fault(file, path, f"family {family} freezes with {taken[family]} already")


def _technical(source: Source, known: Names) -> Iterator[Fault]:
    deltas: set[str] = set()
    for file, part in source.parts.items():
        for n, row in enumerate(part.technical):
            yield from _condition(source, known, file, ("technical", n, "when"), row.when)
        for n, delta in enumerate(part.technical_delta):
            path = ("technical_delta", n, "item")
            if delta.item not in known.maker:
                yield source.fault(file, path, f"item {delta.item} is not defined")
            if delta.item in deltas:
                yield source.fault(file, path, f"item {delta.item} has a delta already")
            deltas.add(delta.item)
    if not any(part.technical for part in source.parts.values()):
        yield Fault(source.head_file, 0, "a model needs [[technical]] values")


def _texts(source: Source, known: Names) -> Iterator[Fault]:
    needed: list[tuple[str, str, tuple[str | int, ...]]] = [
        (f"model.{source.head.id}", source.head_file, ("model", "id"))
    ]
    for file, part in source.parts.items():
        needed += [(f"family.{code}", file, ("family", code)) for code in part.family]
        needed += [(f"item.{code}", file, ("item", code)) for code in part.item if code in known.model]
        needed += [(f"item.{code}", file, ("package", code)) for code in part.package if code in known.model]
        needed += [(rule.why, file, ("rule", n, "why")) for n, rule in enumerate(part.rule)]
        needed += [(table.why, file, ("table", n, "why")) for n, table in enumerate(part.table)]
    if not source.texts:
        yield Fault(source.head_file, 0, "a model needs a file of texts")
    for language, texts in sorted(source.texts.items()):
        for key, file, path in needed:
            if not texts.get(key, "").strip():
                yield source.fault(file, path, f"the text {key} is missing in language {language}")
