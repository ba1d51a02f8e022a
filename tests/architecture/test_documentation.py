"""What the documentation says is what the house does, as far as a program can tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from docs.drawing import pages

from murmelbahn.app.catalogue.schemas import topics
from murmelbahn.app.commandline import commands
from tests.architecture.source import PROJECT, keep, modules

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
CODE = re.compile(r"`((?:src|docs|tests|schemas|benchmarks|requirements|\.ci)/[\w./-]+)`")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
PARTS = ("Context", "Decision", "Consequence", "Enforced by")
SCREEN = 45
"""Lines of one screen."""


def texts() -> list[Path]:
    return [*PROJECT.glob("*.md"), *sorted((PROJECT / "docs").rglob("*.md"))]


def test_every_file_says_what_it_is() -> None:
    """Somebody who opens a file in the middle of the night reads its first line first."""
    keep(
        (f"{module.path.relative_to(PROJECT)}:1" for module in modules() if not ast.get_docstring(module.tree)),
        "one sentence at the top: what this file is for.",
    )


def test_every_room_says_what_it_is_for() -> None:
    """Purpose, words, what it publishes and hears: the page that spares a newcomer the room."""
    published = {topic.stream for topic in topics()}

    def look() -> Iterator[str]:
        for module in modules():
            if len(module.parts) != 1 or not module.is_package:
                continue
            said = (ast.get_docstring(module.tree) or "").lower()
            if module.room in {"app", "kernel"}:
                continue
            if module.room in published and "publishes" not in said:
                yield f"{module.path.relative_to(PROJECT)}:1 does not say what it publishes"
            if module.kind == "" and len(said.splitlines()) < 2:
                yield f"{module.path.relative_to(PROJECT)}:1 says too little: purpose, words, what it publishes and hears"

    keep(look(), "three to eight lines in the room's __init__.py.")


def test_pictures_and_tables_are_what_the_code_says() -> None:
    """A drawing that somebody drew is wrong a week later; these are made."""
    keep(pages.stale(), "run `python -m docs.drawing` with `src` on the path, look at what changed, commit it.")


@pytest.mark.parametrize("page", texts(), ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page: Path) -> None:
    """A broken link tells the reader that nobody reads here."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))

    def look() -> Iterator[str]:
        for number, line in enumerate(text.splitlines(), start=1):
            for match in LINK.finditer(line):
                target = unquote(match[1] or match[2])
                path, _, anchor = target.partition("#")
                if re.match(r"[a-z]+:", target):
                    continue
                file = (page.parent / path).resolve() if path else page
                if not file.exists():
                    yield f"{page.relative_to(PROJECT)}:{number} -> {target}"
                elif anchor and file.suffix == ".md" and anchor not in _anchors(file):
                    yield f"{page.relative_to(PROJECT)}:{number} -> {target} (no such heading)"

    keep(look(), "name a file that is there, from the folder of the page.")


@pytest.mark.parametrize("page", texts(), ids=lambda page: str(page.relative_to(PROJECT)))
def test_files_that_are_named_exist(page: Path) -> None:
    """Paths in the text are links for people who have the code open."""
    keep(
        (
            f"{page.relative_to(PROJECT)}:{number} names {match[1]}"
            for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1)
            for match in CODE.finditer(line)
            if not (PROJECT / match[1]).exists()
        ),
        "name the file as it is called now.",
    )


def spoken(page: Path) -> str:
    """What a page says in code: fences and spans."""
    text = page.read_text(encoding="utf-8")
    return "\n".join([*FENCE.findall(text), *re.findall(r"`([^`\n]+)`", FENCE.sub("", text))])


@pytest.mark.parametrize("page", texts(), ids=lambda page: str(page.relative_to(PROJECT)))
def test_commands_that_are_named_exist(page: Path) -> None:
    """The first thing a newcomer does is type what the page says."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    context = click.Context(commands)
    said = spoken(page)

    def look() -> Iterator[str]:
        for target in re.findall(r"\bmake ([a-z]+)\b", said):
            if target not in targets:
                yield f"{page.relative_to(PROJECT)}: make {target}"
        for name, inner in re.findall(r"(?:^|[ /])murmelbahn ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?", said, re.MULTILINE):
            command = commands.get_command(context, name)
            group = isinstance(command, click.Group)
            if command is None or (group and inner and command.get_command(context, inner) is None):
                yield f"{page.relative_to(PROJECT)}: murmelbahn {name} {inner}"

    keep(look(), "name the command as it is called now (`make help`, `murmelbahn --help`).")


def test_decisions_fit_on_a_screen() -> None:
    """A decision is read before it is questioned: context, decision, consequence, and what keeps it."""

    def look() -> Iterator[str]:
        for page in sorted((PROJECT / "docs" / "adr").glob("[0-9]*.md")):
            text = page.read_text(encoding="utf-8")
            name = page.relative_to(PROJECT)
            if (length := len(text.splitlines())) > SCREEN:
                yield f"{name} has {length} lines, {SCREEN} fit"
            for part in PARTS:
                if f"## {part}" not in text:
                    yield f"{name} has no `## {part}`"

    keep(look(), "one screen; a decision without anything that enforces it says so.")


def test_decisions_are_counted_and_listed() -> None:
    """The list is the way in."""
    folder = PROJECT / "docs" / "adr"
    found = sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in found] == list(range(1, len(found) + 1)), "numbers run on without a gap"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    keep((name for name in found if f"({name})" not in listed), "list it in docs/adr/README.md.")


def glossary() -> Iterator[tuple[int, list[str], str]]:
    """Line, names in the code and German word of every row."""
    page = PROJECT / "docs" / "glossary.md"
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] != "word":
            yield number, re.findall(r"`([^`]+)`", cells[1]), cells[2]


def test_the_glossary_uses_the_words_of_the_code() -> None:
    """One word for one thing: a word that the code has dropped is a second word."""
    code = "\n".join(module.text for module in modules())
    said = "\n".join(
        path.read_text(encoding="utf-8").lower()
        for path in (PROJECT / "src" / "murmelbahn").rglob("de.toml")
        if "corvane" not in path.parts
    )
    keep(
        [
            *(
                f"docs/glossary.md:{number} {name} is not in the code"
                for number, names, _ in glossary()
                for name in names
                if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code)
            ),
            *(
                f"docs/glossary.md:{number} nobody reads {german}"
                for number, _, german in glossary()
                if german and not german.startswith("(") and german.lower() not in said
            ),
        ],
        "give the word that is used, or rename what is called otherwise; German words that no page says stand in brackets.",
    )


def _anchors(page: Path) -> set[str]:
    """The headings of a page as their anchors."""
    heads = re.findall(r"^#+\s+(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}
