"""What people read: every refusal has its sentence in every language, and every figure in a sentence is given."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import pytest

from murmelbahn.kernel.refusals import Refusal
from tests.architecture.source import HOUSE, PROJECT, Module, dotted, keep, modules

LANGUAGES = ("de", "en")
FILES = sorted(HOUSE.glob("*/data/texts/*.toml"))


@cache
def texts(language: str) -> dict[str, tuple[str, str]]:
    """Every text of a language: the sentence and the file it stands in."""
    found: dict[str, tuple[str, str]] = {}
    for file in FILES:
        if file.stem == language:
            read = tomllib.loads(file.read_text(encoding="utf-8"))
            found |= {code: (sentence, str(file.relative_to(PROJECT))) for code, sentence in read.items()}
    return found


@cache
def refusals() -> dict[str, type[Refusal]]:
    """Every refusal of the house, by its code."""
    for module in modules():
        if module.kind == "terms" or "(Refusal)" in module.text:
            import_module(module.name)
    return {code: kind for code, kind in Refusal.known.items() if kind.__module__.startswith("murmelbahn.")}


def gaps(sentence: str) -> set[str]:
    """The names in braces of a sentence."""
    return {name.partition(".")[0].partition("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOUSE)))
def test_texts_are_flat_sentences(file: object) -> None:
    """A code is looked up whole; a table in the file would be a text that nobody finds."""
    read = tomllib.loads(file.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    wrong = [code for code, text in read.items() if not isinstance(text, str) or not text.strip()]
    assert not wrong, f"{file}: {wrong} are no sentences; write flat keys in quotes"


def test_all_languages_say_the_same_things() -> None:
    """A text that is missing in one language shows up as another language in the middle of a page."""
    first, second = (texts(language) for language in LANGUAGES)
    keep(
        [
            *(f"{first[code][1]}: {code} is not in {LANGUAGES[1]}" for code in first.keys() - second.keys()),
            *(f"{second[code][1]}: {code} is not in {LANGUAGES[0]}" for code in second.keys() - first.keys()),
        ],
        "write the sentence in the room's other file of data/texts.",
    )


def test_all_languages_use_the_same_figures() -> None:
    """A sentence that leaves out the date in one language tells half of its readers less."""
    first, second = (texts(language) for language in LANGUAGES)
    keep(
        (
            f"{first[code][1]}: {code} gives {sorted(gaps(first[code][0]))}, {LANGUAGES[1]} gives {sorted(gaps(second[code][0]))}"
            for code in first.keys() & second.keys()
            if gaps(first[code][0]) != gaps(second[code][0])
        ),
        "use the same names in braces.",
    )


def test_no_text_stands_twice() -> None:
    """A code belongs to one room; two sentences for it would take turns by the order of files."""
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for file in FILES:
            if file.stem != language:
                continue
            for code in tomllib.loads(file.read_text(encoding="utf-8")):
                assert code not in seen, f"{file.relative_to(PROJECT)}: {code} stands in {seen[code]} too; keep one"
                seen[code] = str(file.relative_to(PROJECT))


def test_every_refusal_has_a_sentence() -> None:
    """A code is for programs; a person who is refused reads why, and what to do."""
    keep(
        (
            f"{kind.__module__}.{kind.__name__}: no sentence for {code} in {language}"
            for code, kind in refusals().items()
            for language in LANGUAGES
            if code not in texts(language)
        ),
        'write `"<code>" = "..."` in data/texts of the room.',
    )


def test_refusals_belong_to_their_room() -> None:
    """The first word of a code tells where to look."""
    keep(
        (
            f"{kind.__module__}.{kind.__name__} has the code {code}"
            for code, kind in refusals().items()
            if kind.__module__.split(".")[1] != code.partition(".")[0]
        ),
        "a code is room.noun.reason.",
    )


def test_refusals_answer_with_a_status_of_their_own() -> None:
    """A refusal is the caller's matter (4xx), or ours: our data are broken (500), or not now (503)."""
    keep(
        (
            f"{kind.__module__}.{kind.__name__} answers {kind.status}"
            for kind in refusals().values()
            if not (400 <= kind.status < 500 or kind.status in (500, 503))
        ),
        "404 not there or not visible, 403 no right, 409 not now, 422 not understood, 429 too often, 500 broken data, 503 later.",
    )


def raised() -> Iterator[tuple[Module, ast.Call, str]]:
    """Every `raise` of a refusal that is written with keywords, with its code."""
    by_name: dict[str, set[str]] = {}
    for code, kind in refusals().items():
        by_name.setdefault(kind.__name__, set()).add(code)
    for module in modules():
        for node in module.walk():
            call = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(call, ast.Call) and len(codes := by_name.get(dotted(call.func).split(".")[-1], set())) == 1:
                yield module, call, next(iter(codes))


def test_every_figure_of_a_sentence_is_given() -> None:
    """A gap is shown as a dash: "the offer was valid until –" helps nobody."""
    found = []
    for module, call, code in raised():
        own_init = "__init__" in vars(refusals()[code])
        if own_init or any(one.arg is None for one in call.keywords) or code not in texts("en"):
            continue
        missing = gaps(texts("en")[code][0]) - {one.arg for one in call.keywords}
        if missing:
            found.append(f"{module.at(call)} raises {code} without {', '.join(sorted(missing))}")
    keep(found, "give it by keyword, or take it out of the sentence.")


def test_every_field_that_is_read_from_a_form_has_a_name() -> None:
    """A refusal says which field it means, never "something"."""
    read = re.compile(r'(?:_typed\(request, |day_in\()"([a-z_]+)"')
    asked = {found for module in modules() for found in read.findall(module.text)}
    assert len(asked) > 10
    assert [field for field in sorted(asked) if f"ui.field.{field}" not in texts("en")] == []


def test_a_reason_that_is_a_code_has_words() -> None:
    """A sentence says "it is for another model", never "(model)": a reason written as a code has its text below the refusal's."""
    found = []
    for module, call, code in raised():
        for given in call.keywords:
            value = given.value.value if isinstance(given.value, ast.Constant) else None
            if not isinstance(value, str) or not re.fullmatch(r"[a-z_]+", value) or given.arg in ("field", "tax"):
                continue
            if given.arg in gaps(texts("en").get(code, ("",))[0]) and f"{code}.{given.arg}.{value}" not in texts("en"):
                found.append(
                    f"{module.at(call)} raises {code} with {given.arg}={value!r}, for which there are no words"
                )
    keep(found, 'write `"<code>.<parameter>.<value>" = "..."` beside the sentence of the refusal.')
