"""`murmelbahn static`: what browsers need, laid out for a live installation."""

from __future__ import annotations

import click
from django.conf import settings
from django.core.management import call_command

from murmelbahn.app.commandline.saying import say


@click.command(name="static")
def static() -> None:
    """Collect style sheets and scripts into the data folder, named by their content. A demo needs none of it."""
    if settings.STATIC_ROOT is None:
        say("a demo serves them from where they stand")
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    say(f"collected in {settings.STATIC_ROOT}")
