"""What does not stand in the code of the house, each with its reason."""

from __future__ import annotations

import ast
import re
import subprocess
import tokenize
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

from tests.architecture.source import PROJECT, Module, dotted, imports_of, keep, modules

BROAD = {"Exception", "BaseException"}
LOUD_LATER = {
    "murmelbahn.kernel.delivery": "whatever a reaction raises, its fact is held with its key and shown; the others go on",
    "murmelbahn.kernel.held": "the same, on trying again",
}
"""The two places that may catch everything."""
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today",
    "timezone.now", "timezone.localtime", "timezone.localdate", "time.time", "time.localtime", "time.gmtime",
}  # fmt: skip
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|Users|mnt|opt/[a-z])(?:/|\b)[\w./-]*")
ADDRESS = re.compile(
    r"https?://(?!(?:localhost|127\.0\.0\.1|\{|purl\.oclc\.org|www\.w3\.org|[^/\s]*\bexample\b))[^\s\"'<>)]+"
)
LOCKED = ("requirements/run.txt", "requirements/dev.txt", "requirements/run.in", "requirements/dev.in", "Makefile")


def found(look: Callable[[Module], Iterator[tuple[ast.AST, str]]]) -> Iterator[str]:
    return (f"{module.at(node)} {said}" for module in modules() for node, said in look(module))


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    return ((node, dotted(node.func)) for node in module.walk() if isinstance(node, ast.Call))


def test_nothing_is_caught_that_was_not_expected() -> None:
    """An anticipated no is a refusal; anything else is a bug, and a caught bug is one that nobody sees."""

    def look(module: Module) -> Iterator[tuple[ast.AST, str]]:
        for node in module.walk():
            if isinstance(node, ast.ExceptHandler) and module.name not in LOUD_LATER:
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(one is None or dotted(one) in BROAD for one in caught):
                    yield node, "catches everything"
            elif (
                isinstance(node, ast.Call)
                and dotted(node.func).endswith("suppress")
                and BROAD & set(map(dotted, node.args))
            ):
                yield node, "suppresses everything"

    keep(found(look), "name what you expect; let the rest be loud.")


def test_nothing_sleeps() -> None:
    """A sleep is a guess about somebody else's speed: too short on a busy machine, too long on every other."""
    keep(
        found(lambda module: ((node, "sleeps") for node, name in calls(module) if name in {"time.sleep", "sleep"})),
        "wait for a condition: an event, a socket, a process, a notification, each with its deadline.",
    )


def test_only_commands_print() -> None:
    """What a server prints nobody reads, and it may be somebody's address. Logs are structured and filtered."""
    keep(
        found(
            lambda module: (
                (node, "prints")
                for node, name in calls(module)
                if name == "print" and "commands" not in module.parts and "commandline" not in module.parts
            )
        ),
        "log it with a key that the log allows, or return it.",
    )


def test_nothing_is_left_for_later() -> None:
    """A mark in the code is a plan that nobody reads; `raise NotImplementedError` is one that customers find."""

    def look(module: Module) -> Iterator[tuple[ast.AST, str]]:
        for token in tokenize.generate_tokens(StringIO(module.text).readline):
            if token.type == tokenize.COMMENT and UNFINISHED.search(token.string):
                yield ast.Pass(lineno=token.start[0]), token.string
        for node in module.walk():
            raised = node.exc if isinstance(node, ast.Raise) else None
            if raised is not None and dotted(raised).removesuffix("()") == "NotImplementedError":
                yield node, "raises NotImplementedError"

    keep(found(look), "do it, or write an issue; what subclasses must give is an abstractmethod or a Protocol.")


def test_time_comes_from_the_clock() -> None:
    """The world's time is one row and is read once a command; a second clock makes stories that cannot be repeated."""
    keep(
        found(
            lambda module: (
                (node, f"asks {name}")
                for node, name in calls(module)
                if name in CLOCKS and module.name != "murmelbahn.kernel.clock"
            )
        ),
        "kernel.command.now and today in commands, kernel.clock.machine for leases, sessions and back-off.",
    )


def test_no_float_comes_near_money() -> None:
    """0.1 + 0.2 is not 0.3, and an invoice of 41,990.00 is not 41,989.99."""

    def look(module: Module) -> Iterator[tuple[ast.AST, str]]:
        money = any(one.target.startswith("murmelbahn.kernel.money") for one in imports_of(module))
        if not money and module.room not in {"value", "markets"} and module.name != "murmelbahn.kernel.money":
            return
        for node in module.walk():
            if isinstance(node, ast.Name) and node.id == "float":
                yield node, "says float"
            elif isinstance(node, ast.Constant) and isinstance(node.value, float):
                yield node, f"holds {node.value}"

    keep(found(look), "Decimal from text, Money for amounts.")


def test_no_path_of_a_machine() -> None:
    """The clone stands wherever somebody puts it."""

    def look(module: Module) -> Iterator[tuple[ast.AST, str]]:
        for node in module.walk():
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and MACHINE.search(node.value):
                yield node, f"names {MACHINE.search(node.value)[0]}"  # type: ignore[index]

    keep(found(look), "build it from the project's folder or take it from the surroundings.")
    keep(_in_texts(MACHINE), "write the path from the project's folder.")


def test_no_address_to_download_from() -> None:
    """Nothing is fetched at run time, and the lock files install from whatever index a machine is set up for."""

    def look(module: Module) -> Iterator[tuple[ast.AST, str]]:
        for node in module.walk():
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and (match := ADDRESS.search(node.value)):
                yield node, f"names {match[0]}"

    keep(found(look), "ship it in a Python package, or leave the address to the surroundings.")
    keep(
        (said for said in _in_texts(ADDRESS, {".html", ".css", ".js"}) if said.startswith("src/")),
        "browser code comes from installed Python packages and is served by ourselves.",
    )
    keep(
        (
            f"{name}:{number} {line.strip()[:80]}"
            for name in LOCKED
            for number, line in enumerate((PROJECT / name).read_text(encoding="utf-8").splitlines(), start=1)
            if "://" in line or line.lstrip().startswith(("--index", "--extra-index", "--find-links", "-i ", "-f "))
        ),
        "run `make lock`: it writes hashes and no address.",
    )


TEXTS = {".md", ".toml", ".html", ".cfg", ".yml", ".css", ".js"}


def _in_texts(pattern: re.Pattern[str], kinds: set[str] = TEXTS) -> Iterator[str]:
    """Documents, configuration and templates that are kept in the repository."""
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False).stdout.decode()
    for name in filter(None, kept.split("\0")):
        path = PROJECT / name
        if path.suffix not in kinds or not path.exists():
            continue
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
            if match := pattern.search(line):
                yield f"{name}:{number} names {match[0]}"
