"""A template from its file: identity, deviations, taxes, rule rows, release."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.money import Rounding
from murmelbahn.markets.rules.lookup import overlaps
from murmelbahn.markets.rules.merge import leaves
from murmelbahn.markets.rules.parse import Source, plain_json
from murmelbahn.markets.rules.regions import Regions
from murmelbahn.markets.rules.release import Lock, verify
from murmelbahn.markets.rules.rows import RuleRow, TaxSpec
from murmelbahn.markets.rules.settings import Identity, Standard, settle, share
from murmelbahn.markets.rules.template import DatedSettings, Template
from murmelbahn.markets.terms import Deviation, DeviationClass, MarketStatus, TaxKind

FORBID = {"extra": "forbid"}
SECTIONS = {"market", "deviation", "tax", "rule"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationEntry:
    """A deviation as written."""

    __pydantic_config__ = FORBID
    id: str
    kind: Annotated[DeviationClass, Field(validation_alias="class")]
    owner: str
    reason: str
    source: str
    valid_from: date
    review: date
    set: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not all(text.strip() for text in (self.id, self.owner, self.reason, self.source)):
            raise ValueError("a deviation names its id, owner, reason and source")
        if self.review <= self.valid_from:
            raise ValueError("a deviation is reviewed after it begins")


IDENTITY = TypeAdapter(Identity)
DEVIATION = TypeAdapter(DeviationEntry)
TAX = TypeAdapter(TaxSpec)
ROW = TypeAdapter(RuleRow)


def build(source: Source, standard: Standard, lock: Lock) -> Template:
    """Raises `TemplateBroken` (file, line, reason) and `ReleasedRowEdited`."""
    plain = source.toml()
    for section in plain:
        if section not in SECTIONS:
            raise source.broken((section,), f"no section is called {section}")
    identity = source.read(IDENTITY, plain.get("market", {}), ("market",))
    deviations = _deviations(source, plain)
    specs = _specs(source, plain, standard, {entry.deviation.id for entry in deviations})
    rows, hashes = _rows(source, plain, {spec.code for spec in specs})
    verify(lock, identity.code, hashes)
    released = lock.released(identity.code)
    release = lock.release_hash(identity.code)
    newest = settle(
        source,
        standard,
        identity,
        deviations,
        specs=specs,
        fixed={"release": release, "standard_share": share(standard, deviations, len(specs))},
    )
    return Template(
        code=identity.code,
        file=source.name,
        live=identity.status is MarketStatus.LIVE,
        currency=identity.currency,
        rounding=Rounding(newest.rounding.method),
        specs=specs,
        rows=tuple(row if row.id in released else row.unreleased() for row in rows),
        regions=Regions.of((specs, rows)),
        deviations=deviations,
        release=release,
        row_hashes=hashes,
        newest=newest,
    )


def _deviations(source: Source, plain: Mapping[str, Any]) -> tuple[DatedSettings, ...]:
    found: list[DatedSettings] = []
    for index, raw in enumerate(plain.get("deviation", ())):
        entry = source.read(DEVIATION, {"set": {}, **raw}, ("deviation", index))
        if any(other.deviation.id == entry.id for other in found):
            raise source.broken(("deviation", index, "id"), f"two deviations are called {entry.id}")
        deviation = Deviation(
            id=entry.id,
            kind=entry.kind,
            owner=entry.owner,
            reason=entry.reason,
            source=entry.source,
            valid_from=entry.valid_from,
            review=entry.review,
            paths=tuple(".".join(path) for path in leaves(entry.set)),
        )
        found.append(DatedSettings(deviation=deviation, settings=entry.set))
    return tuple(found)


def _specs(source: Source, plain: Mapping[str, Any], standard: Standard, deviations: set[str]) -> tuple[TaxSpec, ...]:
    specs = [standard.files[0].read(TAX, raw, ("tax", index)) for index, raw in enumerate(standard.taxes)]
    for index, raw in enumerate(plain.get("tax", ())):
        spec = source.read(TAX, raw, ("tax", index))
        if spec.deviation not in deviations:
            raise source.broken(
                ("tax", index, "deviation"), f"{spec.code} names no deviation that says why the market has it"
            )
        specs = [*(other for other in specs if other.code != spec.code), spec]
    if sum(spec.kind is TaxKind.VAT for spec in specs) != 1:
        raise source.broken(("tax",), "a market has exactly one VAT")
    return tuple(specs)


def _rows(source: Source, plain: Mapping[str, Any], taxes: set[str]) -> tuple[list[RuleRow], dict[str, str]]:
    rows: list[RuleRow] = []
    hashes: dict[str, str] = {}
    for index, raw in enumerate(plain.get("rule", ())):
        path = ("rule", index)
        if "released" in raw:
            raise source.broken((*path, "released"), "what is released stands in the lock file")
        row = source.read(ROW, raw, path)
        if row.id in hashes:
            raise source.broken((*path, "id"), f"two rows are called {row.id}")
        if row.tax not in taxes:
            raise source.broken((*path, "tax"), f"no tax is called {row.tax}")
        if row.supersedes is not None and row.supersedes not in hashes:
            raise source.broken((*path, "supersedes"), f"no earlier row is called {row.supersedes}")
        rows.append(row)
        hashes[row.id] = digest(plain_json(raw))
    for tax in taxes:
        if not any(row.tax == tax for row in rows):
            raise source.broken(("rule",), f"{tax} has no rule row")
    for one, other in overlaps(rows):
        index = next(i for i, row in enumerate(rows) if row.id == other)
        raise source.broken(("rule", index), f"{other} and {one} claim the same day and neither supersedes the other")
    return rows, hashes
