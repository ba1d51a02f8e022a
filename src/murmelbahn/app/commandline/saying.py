"""To the person at the terminal: standard error, so that standard output stays data."""

import click


def say(line: str) -> None:
    click.echo(line, err=True)
