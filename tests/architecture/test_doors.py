"""Rooms meet at their doors: operations, queries, facts, terms, ports."""

from __future__ import annotations

from collections.abc import Iterator

from tests.architecture.source import Import, imports_of, keep, modules, rooms

PUBLIC = {"operations", "queries", "facts", "terms", "ports"}
OPEN = {"kernel", "ui", "reasoner"}
"""Libraries: every file of theirs is a door."""
WIRED = {"urls", "apps", "commands", "api", "reactions", "projections", "station", "inbound"}
"""What `app` hangs into the program, and nobody else sees."""
PURE = {"rules", "terms", "facts", "ports"}


def across() -> Iterator[tuple[Import, str, str]]:
    """Every import of one room by another, with the room and the kind of file that is reached."""
    for module in modules():
        for one in imports_of(module):
            target = one.target.split(".")
            if target[0] != "murmelbahn" or len(target) < 2 or target[1] == module.room or target[1] not in rooms():
                continue
            yield one, target[1], target[2] if len(target) > 2 else ""


def test_other_rooms_are_entered_by_their_doors() -> None:
    """A room that reads another's tables or rules cannot be changed alone any more: both become one knot."""
    keep(
        (
            f"{one.importer.at(one.node)} imports {one.target}"
            for one, room, kind in across()
            if room not in OPEN
            and room != "app"
            and kind not in PUBLIC
            and not (one.importer.room == "app" and kind in WIRED)
            and not (one.importer.room in {"app", "sandbox"} and room in {"connect", "sandbox"})
        ),
        f"ask the other room's {', '.join(sorted(PUBLIC))}; if what you need is not there, add it there.",
    )


def test_nobody_imports_the_room_that_knows_all() -> None:
    """`app` wires everything, so whatever imports it depends on everything."""
    keep(
        (
            f"{one.importer.at(one.node)} imports {one.target}"
            for one, room, _ in across()
            if room == "app" and one.importer.room != "__main__"
        ),
        "take what you need as an argument, a port, or from click's context.",
    )


def test_pure_files_reach_for_pure_files_only() -> None:
    """Rules, terms, facts and ports are tested without a database; one import of a query would end that."""
    keep(
        (
            f"{one.importer.at(one.node)} imports {one.target}"
            for one, room, kind in across()
            if one.importer.kind in PURE and room not in OPEN and kind not in PURE
        ),
        "let the operation ask and hand the answer to the rule.",
    )


def test_reads_call_no_writes() -> None:
    """A page that only looks must be safe to load twice, and to load by somebody without the right to change."""
    keep(
        (
            f"{module.at(one.node)} imports {one.target}"
            for module in modules()
            if module.kind == "queries"
            for one in imports_of(module)
            if one.target.startswith("murmelbahn.") and ".operations" in one.target
        ),
        "move the write to an operation and let the door call it.",
    )
