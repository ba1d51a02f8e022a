"""The tables of `people/network.toml`: what each entry must say and may say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.sandbox.terms import AgentSpec, Home, Seat
from murmelbahn.ui.files import BrokenFile
from murmelbahn.ui.lines import line_of

Names = frozenset[str]
LISTS = frozenset({"address", "advisers", "markets", "models", "customer_kinds", "stock_classes"})
"""All others are texts."""


def _of(kind: type[Any]) -> tuple[Names, Names]:
    known = fields(kind)
    return frozenset(one.name for one in known if one.default is MISSING), frozenset(one.name for one in known)


SELLER = frozenset({"code", "market", "legal_name", "address", "register", "vat_id", "iban", "bic"})
CAMPAIGN = frozenset({"code", "market", "seller", "group"})
TABLES: Mapping[str, tuple[Names, Names]] = {
    "agent": _of(AgentSpec),
    "seller": (SELLER, SELLER | {"email_address", "telephone"}),
    "seat": _of(Seat),
    "campaign": (
        CAMPAIGN,
        CAMPAIGN
        | {"kind", "amount", "percent", "models", "customer_kinds", "proof", "seller_confirms", "stock_classes"},
    ),
    "home": _of(Home),
}
"""By table: the names an entry needs, and all it may have. `home` has one entry a market, the others are lists."""


def checked(name: str, text: str, tables: Mapping[str, Any]) -> None:
    """Raises BrokenFile for what cannot be furnished from."""
    for table, (needed, known) in TABLES.items():
        for path, entry in _entries(table, tables.get(table)):
            wrong = _wrong(entry, needed, known) if isinstance(entry, Mapping) else f"{table} is a table of entries"
            if wrong:
                raise BrokenFile(name, line_of(text, path), wrong)


def _entries(table: str, found: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(found, list):
        yield from (((table, index), entry) for index, entry in enumerate(found))
    elif isinstance(found, Mapping) and table == "home":
        yield from (((table, key), entry) for key, entry in found.items())
    else:
        yield (table,), found


def _wrong(entry: Mapping[str, Any], needed: Names, known: Names) -> str:
    for key in sorted(needed - set(entry)):
        return f"this entry lacks {key}"
    for key, value in entry.items():
        if key not in known:
            return f"no entry of this kind has a {key}: {', '.join(sorted(known))}"
        texts = value if isinstance(value, list) and key in LISTS else [value]
        if not all(isinstance(one, str) for one in texts) or (key in LISTS and texts is not value):
            return f"{key} is {'a list of texts' if key in LISTS else 'a text'}: write it in quotes"
    if "email" in known and entry["kind"] not in set(ActorKind):
        return f"'{entry['kind']}' is no kind of person: {', '.join(ActorKind)}"
    return ""
