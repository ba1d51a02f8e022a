"""What the surroundings say: mode, secrets, data folder, addresses. Read once; nothing else reads environment variables."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

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
    """Raises NotFitToRun for a live installation without secrets of its own."""
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
        data=Path(surroundings.get("MURMELBAHN_DATA", PROJECT / "var")),
        # There is no default secret: without one, each process draws its own and nobody stays signed in.
        secret=secret or secrets.token_urlsafe(64),
        signing_key=surroundings.get("MURMELBAHN_SIGNING_KEY", ""),
        database_url=surroundings.get("DATABASE_URL"),
        hosts=hosts or ("localhost", "127.0.0.1", "[::1]", ".localhost"),
        mail=_mail_server(surroundings.get("MURMELBAHN_MAIL_URL", "")),
        secure=not demo,
        proxies=int(surroundings.get("MURMELBAHN_PROXIES", "0")),
        world=surroundings.get("MURMELBAHN_WORLD", "demo" if demo else "live"),
        kafka=surroundings.get("MURMELBAHN_KAFKA", ""),
        kafka_session_ms=int(surroundings.get("MURMELBAHN_KAFKA_SESSION_MS", "45000")),
        api_calls=int(surroundings.get("MURMELBAHN_API_CALLS", "0" if demo else "1200")),
    )


def _mail_server(url: str) -> MailServer:
    parts = urlsplit(url)
    return MailServer(
        host=parts.hostname or "localhost",
        port=parts.port or 587,
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
