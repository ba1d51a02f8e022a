"""A market's settings: its identity and its dated deviations laid over the standard."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from murmelbahn.kernel.fact import digest
from murmelbahn.markets.rules.merge import UnknownSetting, leaves, overlay, without_none
from murmelbahn.markets.rules.parse import Source, plain_json
from murmelbahn.markets.rules.rows import TaxSpec
from murmelbahn.markets.rules.template import DatedSettings, Template
from murmelbahn.markets.terms import Market, MarketStatus, TemplateBroken

FORBID = {"extra": "forbid"}


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


@dataclass(frozen=True, slots=True)
class Standard:
    """The standard template: settings, words by language, the taxes every market has."""

    settings: Mapping[str, Any]
    words: Mapping[str, Any]
    taxes: tuple[Mapping[str, Any], ...]
    files: tuple[Source, Source]

    @classmethod
    def of(cls, standard: Source, words: Source) -> "Standard":
        plain = standard.toml()
        taxes = tuple(plain.pop("tax", ()))
        return cls(plain, words.toml(), taxes, (standard, words))


IDENTITY_NAMES = tuple(field.name for field in fields(Identity))
MARKET = TypeAdapter(Market)


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
        found = MARKET.validate_python(plain)
    except ValidationError as problem:
        raise _blame(source, standard, deviations, problem) from problem
    for language in found.languages if found.live else ():
        if language not in found.words or not found.words[language].complete:
            raise standard.files[1].broken((language,), f"live market {found.code} lacks legal words in {language}")
    return found


def dated(template: Template, standard: Standard, on: date) -> Market:
    """The market as of a day: later deviations do not count yet."""
    newest = template.newest
    identity = Identity(**{name: getattr(newest, name) for name in IDENTITY_NAMES})
    fixed = {"release": template.release, "standard_share": newest.standard_share}
    source = Source(template.file, "")
    return settle(source, standard, identity, template.deviations, specs=template.specs, fixed=fixed, on=on)


def _blame(
    source: Source, standard: Standard, deviations: tuple[DatedSettings, ...], problem: ValidationError
) -> TemplateBroken:
    """A wrong value in merged settings comes from the last deviation that sets it, else from the standard."""
    first = problem.errors()[0]
    path = tuple(first["loc"])
    reason = f"{'.'.join(str(part) for part in path)}: {first['msg']}"
    for index, entry in reversed(list(enumerate(deviations))):
        if _sets(entry.settings, path):
            return source.broken(("deviation", index, "set", *path), reason)
    settings, words = standard.files
    return words.broken(path[1:], reason) if path[0] == "words" else settings.broken(path, reason)


def _sets(settings: Mapping[str, Any], path: tuple[str | int, ...]) -> bool:
    """Does a deviation set the value at `path`, or a list or table that contains it?"""
    at: Any = settings
    for part in path:
        if not isinstance(at, Mapping):
            return True
        if part not in at:
            return False
        at = at[part]
    return True


def share(standard: Standard, deviations: tuple[DatedSettings, ...], taxes: int) -> str:
    """How much of the behaviour is inherited: settings not changed, and taxes that are the standard's."""
    settings = {path for path in leaves(standard.settings) if path[-1] != "source"}
    changed = {path for entry in deviations for path in leaves(entry.settings)}
    own_taxes = taxes - len(standard.taxes)
    total = len(settings) + taxes
    kept = total - len(changed & settings) - own_taxes
    return f"{100 * kept / total:.1f}"
