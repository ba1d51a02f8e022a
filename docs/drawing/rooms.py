"""The house: floors from the import contract, what each room says of itself, and who hears whom."""

from __future__ import annotations

import tomllib
from importlib import import_module

from docs.drawing.places import HOUSE, PROJECT
from docs.drawing.svg import CAR, INK, INKS, LINE, MONEY, PERSON, SOFT, SUNKEN, Picture

from murmelbahn.app.catalogue.schemas import topics
from murmelbahn.app.wiring import engine

STREAMS = {"vehicle": CAR, "customer": PERSON, "value": MONEY, "deal": INK}
WIDTH, FLOOR, GAP = 1180, 74, 10
LEFT, RIGHT = 130, 130


def floors() -> list[list[str]]:
    """The rooms from the top of the house to the ground, as the import contract stacks them; planned rooms are left out."""
    contract = tomllib.loads((PROJECT / "importlinter.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    found = [[name.strip(" ()") for name in layer.split("|")] for layer in layers]
    stands = [[name for name in floor if (HOUSE / name / "__init__.py").exists()] for floor in found]
    return [floor for floor in stands if floor]


def purpose(room: str) -> str:
    """The first sentence of the room's own docstring."""
    said = (import_module(f"murmelbahn.{room}").__doc__ or "").strip().partition("\n\n")[0]
    first = " ".join(said.split()).partition(". ")[0].rstrip(".")
    head, colon, rest = first.partition(": ")
    short = rest if colon and head.lower() == room else first
    return short[:1].upper() + short[1:]


def listeners() -> dict[str, set[str]]:
    """Room -> the rooms whose facts it hears, from the wired engine."""
    heard: dict[str, set[str]] = {}
    for one in engine().subscribers:
        room = one.name.partition(".")[0]
        heard.setdefault(room, set()).update(topic.partition(".")[0] for topic in one.topics)
    stations = {topic.partition(".")[0] for one in engine().stations for topic in one.topics}
    if stations:
        heard["connect"] = heard.get("connect", set()) | stations
        for one in engine().stations:
            if one.name.partition(".")[0] not in {room for floor in floors() for room in floor}:
                heard.pop(one.name.partition(".")[0], None)
    return heard


def table() -> str:
    """What each room is for, how many kinds of facts it publishes, and whose it hears."""
    published: dict[str, int] = {}
    for topic in topics():
        published[topic.stream] = published.get(topic.stream, 0) + 1
    heard = listeners()
    lines = ["| room | what it is for | publishes | hears |", "|---|---|---|---|"]
    for floor in floors():
        for room in floor:
            kinds = f"{published[room]} kinds of facts" if room in published else ""
            lines.append(f"| `{room}` | {purpose(room)} | {kinds} | {', '.join(sorted(heard.get(room, ())))} |")
    return "\n".join(lines)


def picture() -> str:
    """The floors, commands going down on the left, facts coming up on the right."""
    stacked = floors()
    height = 100 + len(stacked) * (FLOOR + GAP) + 30
    shown = Picture(
        WIDTH, height, "The house",
        "Rooms stacked on floors. A room may import the floors below it. Commands go down by call, facts come up as messages.",
    )  # fmt: skip
    shown.text(30, 40, "The house", size=22, weight=650)
    shown.text(30, 64, "A room imports the floors below it and never its neighbours.", ink=SOFT)
    for level, floor in enumerate(stacked):
        y = 90 + level * (FLOOR + GAP)
        width = (WIDTH - LEFT - RIGHT - (len(floor) - 1) * GAP) / len(floor)
        for place, room in enumerate(floor):
            _room(shown, room, LEFT + place * (width + GAP), y, width)
    top, bottom = 100, 80 + len(stacked) * (FLOOR + GAP)
    shown.path(f"M75 {top} L75 {bottom}", line=SOFT, width=3, arrow=True)
    shown.path(f"M{WIDTH - 75} {bottom} L{WIDTH - 75} {top}", line=SOFT, width=3, dashes="2 8", arrow=True)
    for x, lines in ((75, ("commands", "go down", "by call")), (WIDTH - 75, ("facts", "come up as", "messages"))):
        for place, said in enumerate(lines):
            shown.box(x - 46, (top + bottom) / 2 - 16 + place * 18, 92, 20, fill="#ffffff", line="none", round_=0)
            shown.text(x, (top + bottom) / 2 + place * 18, said, ink=SOFT, anchor="middle")
    return shown.render()


def _room(shown: Picture, room: str, x: float, y: float, width: float) -> None:
    colour = STREAMS.get(room, LINE)
    shown.box(x, y, width, FLOOR, fill=SUNKEN, line=colour)
    shown.text(x + 14, y + 23, room, size=15, weight=650, ink=INKS.get(colour, INK))
    for place, said in enumerate(_wrapped(purpose(room), int(width / 6.1))[:3]):
        shown.text(x + 14, y + 40 + place * 14, said, size=11.5, ink=SOFT)


def _wrapped(said: str, length: int) -> list[str]:
    lines, line = [], ""
    for word in said.split():
        if len(line) + len(word) + 1 > length:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
