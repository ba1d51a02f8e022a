"""A template from its file: identity, dated deviations over the standard, taxes, rule rows, release."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.money import Rounding
from murmelbahn.markets.rules.lookup import overlaps
from murmelbahn.markets.rules.merge import UnknownSetting, leaves, overlay, without_none
from murmelbahn.markets.rules.parse import Source, plain_json
from murmelbahn.markets.rules.release import Lock, verify
from murmelbahn.markets.rules.rows import RuleRow, TaxSpec
from murmelbahn.markets.rules.template import DatedSettings, Template
from murmelbahn.markets.terms import Deviation, DeviationClass, Market, MarketStatus, TaxKind, TemplateBroken

FORBID = {"extra": "forbid"}
SECTIONS = {"market", "deviation", "tax", "rule"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What every market has of its own."""

    __pydantic_config__ = FORBID
    code: str
    name: str
    status: MarketStatus
    eu: bool
    currency: str
    languages: tuple[str, ...]
    zone: str
    holiday_country: str
    holiday_region: str | None = None


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


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard template: settings, words by language, the taxes every market has."""

    settings: Mapping[str, Any]
    words: Mapping[str, Any]
    taxes: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, standard: Source, words: Source) -> "Standard":
        plain = standard.toml()
        taxes = tuple(plain.pop("tax", ()))
        return cls(plain, words.toml(), taxes)


IDENTITY_NAMES = tuple(field.name for field in fields(Identity))
IDENTITY = TypeAdapter(Identity)
DEVIATION = TypeAdapter(DeviationEntry)
TAX = TypeAdapter(TaxSpec)
ROW = TypeAdapter(RuleRow)
MARKET = TypeAdapter(Market)


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
        deviations=deviations,
        release=release,
        row_hashes=hashes,
        newest=newest,
    )


def _deviations(source: Source, plain: Mapping[str, Any]) -> tuple[DatedSettings, ...]:
    found = []
    for index, raw in enumerate(plain.get("deviation", ())):
        entry = source.read(DEVIATION, {"set": {}, **raw}, ("deviation", index))
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
    specs = [Source("standard.toml", "").read(TAX, raw, ("tax",)) for raw in standard.taxes]
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


def settle(
    source: Source,
    standard: Standard,
    identity: Identity,
    deviations: tuple[DatedSettings, ...],
    *,
    specs: tuple[TaxSpec, ...],
    fixed: Mapping[str, str],
    on: date | None = None,
) -> Market:
    """The market with the deviations valid on a day laid over the standard, oldest first."""
    words = {language: standard.words[language] for language in identity.languages if language in standard.words}
    merged: dict[str, Any] = {**standard.settings, "words": words}
    applied = [entry for entry in deviations if on is None or entry.deviation.valid_from <= on]
    for entry in sorted(applied, key=lambda entry: entry.deviation.valid_from):
        index = deviations.index(entry)
        try:
            merged = overlay(merged, entry.settings)
        except UnknownSetting as unknown:
            raise source.broken(("deviation", index, "set", *unknown.path), str(unknown)) from unknown
    if identity.status is MarketStatus.LIVE and set(identity.languages) - set(merged["words"]):
        raise source.broken(("market", "languages"), "a live market has its legal words in all its languages")
    own = {name: getattr(identity, name) for name in IDENTITY_NAMES}
    plain = {
        **without_none(merged),
        **own,
        **fixed,
        "template": digest(plain_json({**merged, **own})),
        "taxes": tuple(spec.definition for spec in specs),
        "deviations": tuple(entry.deviation for entry in applied),
    }
    try:
        return MARKET.validate_python(plain)
    except ValidationError as problem:
        raise _blame(source, deviations, problem) from problem


def dated(template: Template, standard: Standard, on: date) -> Market:
    """The market as of a day: later deviations do not count yet."""
    newest = template.newest
    identity = Identity(**{name: getattr(newest, name) for name in IDENTITY_NAMES})
    fixed = {"release": template.release, "standard_share": newest.standard_share}
    source = Source(template.file, "")
    return settle(source, standard, identity, template.deviations, specs=template.specs, fixed=fixed, on=on)


def _blame(source: Source, deviations: tuple[DatedSettings, ...], problem: ValidationError) -> TemplateBroken:
    """A wrong value in merged settings comes from the last deviation that sets it, else from the standard."""
    first = problem.errors()[0]
    path = tuple(first["loc"])
    reason = f"{'.'.join(str(part) for part in path)}: {first['msg']}"
    for index, entry in reversed(list(enumerate(deviations))):
        group = entry.settings.get(str(path[0]))
        if group is not None and (len(path) == 1 or not isinstance(group, Mapping) or path[1] in group):
            return source.broken(("deviation", index, "set", *path), reason)
    return TemplateBroken(file="standard.toml", line=0, reason=reason)


def share(standard: Standard, deviations: tuple[DatedSettings, ...], taxes: int) -> str:
    """How much of the behaviour is inherited: settings not changed, and taxes that are the standard's."""
    settings = {path for path in leaves(standard.settings) if path[-1] != "source"}
    changed = {path for entry in deviations for path in leaves(entry.settings)}
    own_taxes = taxes - len(standard.taxes)
    total = len(settings) + taxes
    kept = total - len(changed & settings) - own_taxes
    return f"{100 * kept / total:.1f}"
