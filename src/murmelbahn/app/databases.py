"""One server, one database per world: how a world's name and the server's address become Django's settings."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PREFIX = "murmelbahn_"
TEMPLATE = "template"
PREPARED = {"server_side_binding": True, "prepare_threshold": 2}
"""A statement sent for the third time is prepared: PostgreSQL parses and plans it once per connection."""
SUPPORTED = {"postgres", "postgresql"}
POOL = {"min_size": 1, "max_size": 4, "timeout": 10, "num_workers": 1}
"""Per process and world. One blocking thread needs one connection; the rest is for health and metrics."""


def database_of(world: str) -> str:
    return PREFIX + world


def from_url(url: str, *, pool: bool = True) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/database?option=value`.

    `host` and `port` may also stand behind the question mark (a socket folder). Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in SUPPORTED:
        raise ValueError("DATABASE_URL begins with postgresql://; no other database is supported.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    port = options.pop("port", None) or parts.port or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "OPTIONS": PREPARED | options | ({"pool": POOL} if pool else {}),
    }


def named(settings: dict[str, Any], database: str, *, pool: bool = True) -> dict[str, Any]:
    """The same server, another database."""
    options = {key: value for key, value in settings["OPTIONS"].items() if key != "pool"}
    return {**settings, "NAME": database, "OPTIONS": options | ({"pool": POOL} if pool else {})}


def for_libpq(settings: dict[str, Any]) -> dict[str, str]:
    """The same connection as environment variables of PostgreSQL's own programs: a password never stands in a command."""
    chosen = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode", ""),
    }
    return {name: str(value) for name, value in chosen.items() if value}
