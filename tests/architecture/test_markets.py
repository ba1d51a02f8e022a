"""Markets are data: no file of the core knows one by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import HOUSE, PROJECT, Module, keep, modules

CODES = {path.stem.upper() for path in (HOUSE / "markets" / "data").glob("??.toml")}
OUTSIDE = {"connect", "sandbox"}
"""Adapters speak to one country's authority or bank, and demo data are of some country."""
CODE_IN_TEXT = re.compile(rf"(?:^|(?<!^[a-z]{{2}})[-:])({'|'.join(sorted(CODES))})(?:$|[-:])")
"""A language tag like `en-GB` is no market: it stands after two small letters."""


def named(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Texts of the code (not docstrings) that are a market's code or carry one as a part, like `CORVANE-DE`."""
    said = {id(node.value) for node in module.walk() if isinstance(node, ast.Expr)}
    for node in module.walk():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            if found := CODE_IN_TEXT.search(node.value):
                yield node, found[1]
        elif isinstance(node, ast.keyword | ast.arg) and node.arg in CODES:
            yield node, str(node.arg)


def test_all_markets_are_here() -> None:
    """The rule below is made from the templates: with none it would find nothing."""
    assert len(CODES) == 24


def test_the_core_knows_no_market() -> None:
    """The 25th market must be a file, not a search through the code. What differs between markets is a deviation of a
    template, with its source and its date."""
    keep(
        (
            f"{module.at(node)} names {code}"
            for module in modules()
            if module.room not in OUTSIDE and "data" not in module.parts
            for node, code in named(module)
        ),
        "put the difference into the template (src/murmelbahn/markets/data) or the room's data, and ask for it.",
    )


@pytest.mark.parametrize(
    "code",
    [
        'if market == "DE": pass',
        'market in ("AT", "CH")',
        '{"DE": 1}',
        'seller = "CORVANE-DE"',
        "table(DE=1)",
        "match m:\n case 'AT': pass",
    ],
)
def test_a_planted_name_is_found(code: str) -> None:
    """A rule that finds nothing may be blind."""
    assert list(named(Module(PROJECT / "planted.py", ("deal", "rules"), code, ast.parse(code))))
