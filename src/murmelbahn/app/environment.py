"""What the surroundings say: mode, secrets, data folder, addresses. Read once; nothing else reads environment variables."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from murmelbahn.app import databases

PROJECT = Path(__file__).resolve().parents[3]
SHORTEST_SECRET = 50
"""Characters a secret of a live installation must have, as Django's own deployment check asks."""
FEWEST_DIFFERENT = 12
"""Different characters in it: a secret typed as one repeated letter is none."""
SUSPECT = ("django-insecure", "demo", "secret", "change", "default", "example", "test")
"""No secret of a live installation begins like a placeholder."""


class NotFitToRun(RuntimeError):
    """The surroundings are not fit for running; the message says in one sentence what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """From `smtps://user:password@host:port/?from=sender`; `smtp` means without TLS."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    sender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """`demo` is the installation one gets without asking: invented people, set clock, this machine only. `proxies` is how
    many proxies of ours stand before us: that many last entries of X-Forwarded-For were written by them."""

    demo: bool
    data: Path
    secret: str
    signing_key: str
    database_url: str | None
    hosts: tuple[str, ...]
    mail: MailServer
    secure: bool
    proxies: int
    world: str
    kafka: str
    """Bootstrap servers of a broker, or nothing: then the log alone carries the facts."""
    kafka_session_ms: int
    api_calls: int
    """Calls of the API that one caller has in a minute: 1,200 of a live installation, 0 (no limit) of a demo."""


def read(surroundings: Mapping[str, str] = os.environ) -> Environment:
    """Raises NotFitToRun for what cannot be understood, and for a live installation without secrets of its own. What is set
    to nothing is not set."""
    mode = surroundings.get("MURMELBAHN_MODE", "demo")
    if mode not in {"demo", "live"}:
        raise NotFitToRun(f"MURMELBAHN_MODE is '{mode}'; it is 'demo' or 'live'.")
    demo = mode == "demo"
    secret = surroundings.get("MURMELBAHN_SECRET_KEY", "")
    hosts = tuple(filter(None, surroundings.get("MURMELBAHN_HOSTS", "").split(",")))
    if not demo:
        _check_live(secret, hosts, surroundings)
    return Environment(
        demo=demo,
        data=Path(surroundings.get("MURMELBAHN_DATA") or PROJECT / "var"),
        # There is no default secret: without one, each process draws its own and nobody stays signed in.
        secret=secret or secrets.token_urlsafe(64),
        signing_key=surroundings.get("MURMELBAHN_SIGNING_KEY", ""),
        database_url=_database(surroundings.get("DATABASE_URL") or None),
        hosts=hosts or ("localhost", "127.0.0.1", "[::1]", ".localhost"),
        mail=_mail_server(surroundings.get("MURMELBAHN_MAIL_URL", "")),
        secure=not demo,
        proxies=_number(surroundings, "MURMELBAHN_PROXIES", 0),
        world=_world(surroundings.get("MURMELBAHN_WORLD") or ("demo" if demo else "live")),
        kafka=surroundings.get("MURMELBAHN_KAFKA", ""),
        kafka_session_ms=_number(surroundings, "MURMELBAHN_KAFKA_SESSION_MS", 45_000, least=1),
        api_calls=_number(surroundings, "MURMELBAHN_API_CALLS", 0 if demo else 1_200),
    )


def _database(url: str | None) -> str | None:
    if url is not None:
        try:
            databases.from_url(url)
        except ValueError as wrong:
            raise NotFitToRun(str(wrong)) from None
    return url


def _world(name: str) -> str:
    if not databases.WORLD.fullmatch(name) or name == databases.TEMPLATE:
        raise NotFitToRun(
            f"MURMELBAHN_WORLD is '{name}'; it is one to forty small letters, digits and underscores, a letter first, and "
            f"not '{databases.TEMPLATE}'."
        )
    return name


def _number(surroundings: Mapping[str, str], name: str, unset: int, *, least: int = 0) -> int:
    said = surroundings.get(name, "").strip() or str(unset)
    if not (said.isascii() and said.isdigit() and int(said) >= least):
        raise NotFitToRun(f"{name} is '{said}'; it is a whole number, {least} or more.")
    return int(said)


def _mail_server(url: str) -> MailServer:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if url and (host is None or parts.scheme not in {"smtp", "smtps"}):
        raise NotFitToRun("MURMELBAHN_MAIL_URL is written like smtps://user:password@host:465/?from=sender@host.")
    return MailServer(
        host=host or "localhost",
        port=port or 587,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        sender=dict(parse_qsl(parts.query)).get("from", "murmelbahn@localhost"),
    )


def _check_live(secret: str, hosts: tuple[str, ...], surroundings: Mapping[str, str]) -> None:
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT or secret.lower().startswith(SUSPECT):
        raise NotFitToRun(
            f"A live installation needs a secret of its own: set MURMELBAHN_SECRET_KEY to at least {SHORTEST_SECRET} "
            f"random characters. It does not start with a default, short or repeated one."
        )
    missing = [
        name for name in ("DATABASE_URL", "MURMELBAHN_SIGNING_KEY", "MURMELBAHN_MAIL_URL") if not surroundings.get(name)
    ]
    if missing:
        raise NotFitToRun(f"A live installation needs {', '.join(missing)} to be set.")
    if not hosts or "*" in hosts:
        raise NotFitToRun("A live installation names its hosts: set MURMELBAHN_HOSTS, separated by commas, never '*'.")
