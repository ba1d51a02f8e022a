"""Times that people read name their place: a template that leaves it out would show the machine's."""

from __future__ import annotations

import re

from tests.architecture.source import HOUSE, keep

TAG = re.compile(r"{%\s*(?:moment|clock_time)\s+([^%]*?)\s*%}")


def test_every_time_of_a_page_names_its_zone() -> None:
    keep(
        (
            f"{file.relative_to(HOUSE)}: {tag[0]}"
            for file in sorted(HOUSE.glob("*/templates/**/*.html"))
            for tag in TAG.finditer(file.read_text(encoding="utf-8"))
            if len(tag[1].partition(" as ")[0].split()) < 2
        ),
        "name the zone of the deal's market, of the outlet, or the house's.",
    )
