"""What allauth says in German: always "Sie", in mails and on pages."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils import translation

import murmelbahn.accounts

THEIRS = Path(allauth.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "django.po"
OURS = Path(murmelbahn.accounts.__file__).parent / "locale" / "de" / "LC_MESSAGES"
FAMILIAR = re.compile(r"\b([Dd]u|[Dd]eine?[mnrs]?|[Dd]ir|[Dd]ich|[Gg]ib|[Ll]ass|[Kk]lick)\b|\bBitte \w+e\b")


def ids(path: Path) -> list[str]:
    with path.open("rb") as file:
        found = [message.id for message in read_po(file, locale="de") if message.id]
    return [one if isinstance(one, str) else one[0] for one in found]


@pytest.mark.parametrize("said", ids(THEIRS), ids=lambda said: said[:40])
def test_nobody_is_addressed_as_du(said: str) -> None:
    with translation.override("de"):
        assert not FAMILIAR.search(translation.gettext(said))


def test_what_is_compiled_is_what_is_written() -> None:
    with (OURS / "django.po").open("rb") as po, (OURS / "django.mo").open("rb") as mo:
        written = {one.id: one.string for one in read_po(po, locale="de") if one.id}
        compiled = {one.id: one.string for one in read_mo(mo) if one.id}
    assert compiled == written, "pybabel compile -i django.po -o django.mo"
