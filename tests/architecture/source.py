"""The house as its tests read it: every file once, parsed, with its room and its place in the room."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
HOUSE = PROJECT / "src" / "murmelbahn"


@dataclass(frozen=True, eq=False)
class Module:
    """One file of the house. `parts` are the names below `murmelbahn`: room, kind of file, noun."""

    path: Path
    parts: tuple[str, ...]
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return ".".join(("murmelbahn", *self.parts))

    @property
    def room(self) -> str:
        return self.parts[0] if self.parts else ""

    @property
    def kind(self) -> str:
        """`operations`, `queries`, `rules`, ...; empty for the room's own docstring."""
        return self.parts[1] if len(self.parts) > 1 else ""

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    def at(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(PROJECT)}:{getattr(node, 'lineno', 1)}"

    def walk(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Functions at the top of the file."""
        return (node for node in self.tree.body if isinstance(node, ast.FunctionDef))


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the house but migrations, in the order of their paths."""
    found = []
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(HOUSE).with_suffix("").parts
        text = path.read_text(encoding="utf-8")
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        found.append(Module(path, parts, text, ast.parse(text)))
    return tuple(found)


def rooms() -> tuple[str, ...]:
    """The folders of the house, one a room."""
    return tuple(sorted(path.parent.name for path in HOUSE.glob("*/__init__.py")))


@dataclass(frozen=True)
class Import:
    """`importer` takes `target` (a full name) in as `alias`; one line of code may hold several."""

    importer: Module
    node: ast.AST
    target: str
    alias: str


@cache
def imports_of(module: Module) -> tuple[Import, ...]:
    """Every import of a file, wherever it stands in it; `from a import b` counts as `a.b`."""
    found = []
    for node in module.walk():
        if isinstance(node, ast.Import):
            found += [Import(module, node, one.name, one.asname or one.name.partition(".")[0]) for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                own = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
                base = ".".join([*own[: len(own) - node.level + 1], *filter(None, [base])])
            found += [Import(module, node, f"{base}.{one.name}", one.asname or one.name) for one in node.names]
    return tuple(found)


def exported(module: Module) -> dict[str, ast.AST] | None:
    """The names of `__all__` with the node they stand in, or None when there is no `__all__`."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets
        ):
            assert isinstance(node.value, ast.List | ast.Tuple)
            return {str(one.value): one for one in node.value.elts if isinstance(one, ast.Constant)}
    return None


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute; a call inside is shown as `()`; anything else as `?`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return "?"


def keep(offences: Iterable[str], mend: str) -> None:
    """Fails with every offence on its own line and how to mend them."""
    if found := sorted(set(offences)):
        pytest.fail("\n".join([f"{len(found)} offence(s)", *found, f"How to mend: {mend}"]), pytrace=False)
