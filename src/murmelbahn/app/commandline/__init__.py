"""The command line: the house's own commands, and those of the rooms that have a `commands` module.

Everything is imported when it is asked for: `run` supervises for months and carries neither Django nor the rooms."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import click

from murmelbahn.app.addresses import AddressRefused
from murmelbahn.app.commandline.lazy import House
from murmelbahn.app.databases import TEMPLATE, WORLD
from murmelbahn.app.environment import NotFitToRun
from murmelbahn.app.postgres.terms import PostgresRefused
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.files import BrokenFile
from murmelbahn.ui.texts import sentence_of

WITHOUT_WORLD = frozenset({"run", "serve", "world", "api", "facts", "static", "market", "screenshots"})
"""Commands that would pass over a world that was named without a word."""
PLAIN = (NotFitToRun, AddressRefused, PostgresRefused, BrokenFile)
"""Anticipated: the message is for the person at the terminal. Anything else is a bug and shows its trace."""


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--world", metavar="NAME", help="The world to act in (else the installation's own).")
@click.version_option("0.1.0", prog_name="murmelbahn")
@click.pass_context
def commands(context: click.Context, world: str | None) -> None:
    """Murmelbahn: direct sales of cars, every deal proven consistent."""
    if world is not None and (world == TEMPLATE or not WORLD.fullmatch(world)):
        raise click.BadParameter(
            f"'{world}' names no world one can enter: it is one to forty small letters, digits and underscores, a letter "
            f"first, and not '{TEMPLATE}', of which all worlds are copies.",
            param_hint="--world",
        )
    if world is not None and context.invoked_subcommand in WITHOUT_WORLD:
        raise click.UsageError(
            f"'{context.invoked_subcommand}' acts in no single world: leave --world away. An installation's own world is "
            f"named by MURMELBAHN_WORLD."
        )
    context.obj = world


def main() -> None:
    signal.signal(signal.SIGTERM, _terminated)
    try:
        try:
            commands(prog_name="murmelbahn")
        except Refusal as refusal:
            _end(f"{sentence_of(refusal, 'en')} ({refusal.code})", 1)
    except PLAIN as refused:
        _end(str(refused), 2)


def _terminated(number: int, _: FrameType | None) -> None:
    """As on Ctrl-C: what the command started, a database server above all, is ended with it. Servers and workers, which finish
    what they are at, put a handler of their own in place."""
    sys.exit(128 + number)


def _end(sentence: str, code: int) -> None:
    click.echo(f"murmelbahn: {sentence}", err=True)
    sys.exit(code)
