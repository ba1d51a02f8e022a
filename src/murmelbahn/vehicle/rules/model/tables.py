"""Tables of allowed combinations as clauses, and rows that say a thing twice."""

from __future__ import annotations

from collections.abc import Sequence

from murmelbahn.vehicle.rules.model.artefact import Clause, Family
from murmelbahn.vehicle.rules.model.places import Fault
from murmelbahn.vehicle.rules.model.reading import Row, Table

ANY, NONE = "*", "-"
"""A cell that every item fits, and one that says: no item of this family."""


def clauses(families: Sequence[Family], rows: Sequence[Row]) -> list[Clause]:
    """Clauses that forbid exactly the combinations no row allows; a prefix no row starts with is forbidden at once."""
    if not families:
        return []
    first, rest = families[0], families[1:]
    found: list[Clause] = []
    for cell in (*first.items, *((NONE,) if not first.at_least else ())):
        other: Clause = first.items if cell == NONE else (f"!{cell}",)
        fitting = [row for row in rows if row.cells[first.code] in (ANY, cell)]
        if not fitting:
            found.append(other)
        else:
            found += [(*other, *clause) for clause in clauses(rest, fitting)]
    return found


def overlaps(table: Table) -> list[Fault]:
    """Rows that share a combination at the same time in the same market: one of them is a mistake or superfluous."""
    faults = []
    for n, row in enumerate(table.rows):
        for earlier in table.rows[:n]:
            same_cells = all(
                ANY in (row.cells[family], earlier.cells[family]) or row.cells[family] == earlier.cells[family]
                for family in table.families
            )
            same_market = not row.markets or not earlier.markets or row.markets & earlier.markets
            if same_cells and same_market and row.build.overlaps(earlier.build):
                faults.append(Fault(table.file, row.line, f"this row overlaps the one in line {earlier.line}"))
    return faults
