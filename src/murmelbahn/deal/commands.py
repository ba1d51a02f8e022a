"""`murmelbahn verdict`: do the streams of a deal agree? From every stored copy, at any time."""

from __future__ import annotations

from collections.abc import Sequence

import click

from murmelbahn.deal import queries
from murmelbahn.deal.terms.verdict import Disagreement
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.value import queries as value


@click.command()
@click.argument("numbers", nargs=-1)
def verdict(numbers: tuple[str, ...]) -> None:
    """Judge deals (by their NUMBERS or ids; else all, and the ledger) from every stored copy; exit code 1 if any disagree."""
    wanted = {number.casefold() for number in numbers}
    judged, found = 0, 0
    for deal, number in queries.roster(SYSTEM):
        if wanted and not wanted & {number.casefold(), str(deal)}:
            continue
        wanted -= {number.casefold(), str(deal)} if numbers else set()
        judged += 1
        try:
            found += _told(number, queries.verdict(SYSTEM, deal=deal).disagreements)
        except NotFound:
            click.echo(f"{number}: customer deal: {deal} was opened and is gone")
            found += 1
        if numbers and not wanted:
            break
    if wanted:
        raise click.ClickException(f"There is no deal {', '.join(sorted(wanted))} here.")
    if not numbers:
        found += _told("no deal", queries.strays_elsewhere(SYSTEM))
        for one in value.ledger_check(SYSTEM):
            click.echo(f"ledger {one.invariant}: {one.where}: {one.found} instead of {one.expected}")
            found += 1
    click.echo(f"{judged} deals judged, {found} disagreements")
    if found:
        raise SystemExit(1)


def _told(number: str, disagreements: Sequence[Disagreement]) -> int:
    for one in disagreements:
        click.echo(
            f"{number}: {one.stream} {one.field}: {one.source} says {one.value}, {one.other_source} says {one.other_value}"
        )
    return len(disagreements)
