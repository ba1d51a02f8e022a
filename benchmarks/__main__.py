"""`python -m benchmarks [--quick]`: measure, write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="under a minute: fewer deals, one repeat")
    arguments.add_argument(
        "--only",
        default="",
        help="one part by name, printed and not written: cpu, rates, replay, single, carry, doors, start",
    )
    chosen = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "murmelbahn.app.settings")
    import django  # noqa: PLC0415 (settings are read when Django is set up)

    django.setup()
    from benchmarks.run import Sizes, run  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="murmelbahn-bench-") as folder:
        page = run(
            Path(folder), Sizes.quick() if chosen.quick else Sizes.full(), only=chosen.only, say=sys.stderr.write
        )
    if chosen.only:
        sys.stdout.write(page)
    else:
        (ROOT / "docs" / "benchmarks.md").write_text(page)


if __name__ == "__main__":
    main()
