"""The secrets of a demo installation: drawn once on this machine, kept in `var/secrets.json`, readable by us only.

A live installation brings its own by environment variables (see `environment`); this file is then never read."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

from murmelbahn.app.environment import NotFitToRun

NAMES = ("MURMELBAHN_SECRET_KEY", "MURMELBAHN_SIGNING_KEY")


def provide(data: Path) -> None:
    """Puts the secrets into our environment, drawing them on first use. Raises NotFitToRun for a file that is not whole."""
    if all(os.environ.get(name) for name in NAMES):
        return
    file = data / "secrets.json"
    if not file.exists():
        _draw(file)
    kept = _kept(file)
    for name in NAMES:
        os.environ.setdefault(name, kept[name])


def _kept(file: Path) -> dict[str, str]:
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))
    except OSError as closed:
        raise NotFitToRun(f"{file} cannot be read ({closed.strerror}): it belongs to whoever runs this demo.") from None
    except ValueError:
        found = None
    kept = found if isinstance(found, dict) else {}
    lacking = [name for name in NAMES if not (isinstance(kept.get(name), str) and kept[name])]
    if lacking:
        raise NotFitToRun(
            f"{file} lacks {' and '.join(lacking)}: move it away, and new secrets are drawn; everybody signs in anew then."
        )
    return kept


def _draw(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn = json.dumps(dict(zip(NAMES, (secrets.token_urlsafe(64), signing_key()), strict=True)))
    draft = file.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(drawn)
    try:
        os.link(draft, file)  # the first of two drawers wins, whole
    except FileExistsError:
        return
    finally:
        draft.unlink()


def signing_key() -> str:
    """RSA because the OpenID Connect provider signs RS256 only. Drawn once: who only reads it need not load the library."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    return (
        rsa.generate_private_key(public_exponent=65_537, key_size=2048)
        .private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        .decode()
    )  # fmt: skip
