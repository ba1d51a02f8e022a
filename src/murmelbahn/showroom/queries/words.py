"""Items of a configuration in words."""

from __future__ import annotations

from collections.abc import Iterable

from murmelbahn.vehicle.terms import ModelCatalogue


def first_of(catalogue: ModelCatalogue, family: str, items: Iterable[str]) -> dict[str, str]:
    """The item of a family in words; nothing where there is none."""
    has = set(items)
    codes = next((one.items for one in catalogue.families if one.code == family), ())
    return next((item.texts for item in catalogue.items if item.code in codes and item.code in has), {})


def by_family(
    catalogue: ModelCatalogue, items: Iterable[str]
) -> tuple[tuple[dict[str, str], tuple[dict[str, str], ...]], ...]:
    """What a car has, by family."""
    has, titles = set(items), {item.code: item.texts for item in catalogue.items}
    found = [
        (family.texts, tuple(titles[code] for code in family.items if code in has)) for family in catalogue.families
    ]
    return tuple((title, inside) for title, inside in found if inside)
