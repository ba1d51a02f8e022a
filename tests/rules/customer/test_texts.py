"""Everything a person may read from customer and retail has a sentence in both languages."""

from __future__ import annotations

import inspect
import re
from enum import Enum
from types import ModuleType

import pytest

from murmelbahn.customer import terms as customer
from murmelbahn.customer.rules import channel, party
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail import terms as retail
from murmelbahn.ui.texts import catalogue


def codes(room: str, terms: ModuleType) -> set[str]:
    found = {
        entry
        for entry in vars(terms).values()
        if inspect.isclass(entry) and entry.__module__.startswith(terms.__name__)
    }
    refusals = {entry.code for entry in found if issubclass(entry, Refusal)}
    enums = {entry for entry in found if issubclass(entry, Enum)}
    snake = {entry: re.sub(r"(?<!^)(?=[A-Z])", "_", entry.__name__).lower() for entry in enums}
    return refusals | {f"{room}.{snake[entry]}.{member.value}" for entry in enums for member in entry}


def reasons() -> set[str]:
    source = inspect.getsource(channel)
    named = set(re.findall(r'_CODE \+ "(\w+)"', source)) | {"right", "no_right_in_market"}
    return {f"customer.channel_reason.{name}" for name in named | {f"declared_{entry}" for entry in customer.Channel}}


def labels() -> set[str]:
    return {f"customer.field.{name}" for name in (*party.LONGEST, "birth_date", "addresses", "language", "signatories")}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_code_has_its_sentence_and_no_sentence_is_left_over(language: str) -> None:
    written = {code for code in catalogue(language) if code.startswith(("customer.", "retail."))}
    assert written == codes("customer", customer) | codes("retail", retail) | reasons() | labels()
