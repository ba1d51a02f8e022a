"""The data folder: made once, never half made, never another version's."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from murmelbahn.app.postgres import binaries
from murmelbahn.app.postgres.owner import Owner, current_name
from murmelbahn.app.postgres.terms import ROLE, PostgresRefused


def ensure(data: Path, programs: Path, owner: Owner) -> None:
    """Initialises `data` if it is absent; refuses a folder that is not a cluster or another major version's."""
    if not data.exists():
        _initialise(data, programs, owner)
    check_version(data)
    _write(data / "pg_hba.conf", "local all all peer map=house\n", owner)
    names = dict.fromkeys((current_name(), owner.name))
    _write(data / "pg_ident.conf", "".join(f'house "{name}" {ROLE}\n' for name in names), owner)


def check_version(data: Path) -> None:
    try:
        found = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise PostgresRefused(f"{data} is not a PostgreSQL data folder; move it away and start again.") from None
    if found != binaries.major():
        raise PostgresRefused(
            f"The data in {data} was written by PostgreSQL {found}; this version brings PostgreSQL {binaries.major()}. "
            f"Nothing was changed. Take a backup with the version of murmelbahn that made it (`murmelbahn db backup`), "
            f"move the folder away, start again and restore."
        )


def _initialise(data: Path, programs: Path, owner: Owner) -> None:
    draft = Path(tempfile.mkdtemp(dir=data.parent, prefix="draft-"))
    try:
        owner.own_folder(draft)
        done = owner.run([
            programs / "bin" / "initdb", f"--pgdata={draft}", f"--username={ROLE}", "--auth=peer", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync", "--no-instructions",
            "--set=timezone=UTC", "--set=log_timezone=UTC",
        ])  # fmt: skip
        if done.returncode != 0:
            raise PostgresRefused(f"PostgreSQL could not set up its data folder {data}:\n{done.stdout.strip()}")
        draft.rename(data)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, text: str, owner: Owner) -> None:
    if path.read_text() != text:
        path.write_text(text)
