"""A work process: the program's own loop over the rooms' reactions; the outside worlds are played by the clients."""

from __future__ import annotations

import os
import threading


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    import django

    django.setup()
    from murmelbahn.app import work
    from tests.journeys.town import engine

    inside = engine()
    work.engine = lambda: inside  # type: ignore[assignment]
    work.forever(threading.Event())


if __name__ == "__main__":
    main()
