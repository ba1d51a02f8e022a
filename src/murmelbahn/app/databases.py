"""One server, one database per world: how a world's name and the server's address become Django's settings."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PREFIX = "murmelbahn_"
TEMPLATE = "template"
WORLD = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
"""The name of a world: it stands in addresses, topics and the names of databases."""
PREPARED = {"server_side_binding": True, "prepare_threshold": 2}
"""A statement sent for the third time is prepared: PostgreSQL parses and plans it once per connection."""
WRITTEN = "write postgresql://user:password@host:5432/database, and in a password %2F for /, %40 for @, %23 for # and %3A for :."
SUPPORTED = {"postgres", "postgresql"}
POOL = {"min_size": 1, "max_size": 4, "timeout": 10, "num_workers": 1}
"""Per process and world. One blocking thread needs one connection; the rest is for health and metrics."""


def database_of(world: str) -> str:
    return PREFIX + world


def from_url(url: str, *, pool: bool = True) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/database?option=value`.

    `host` and `port` may also stand behind the question mark (a socket folder). Raises ValueError."""
    try:
        parts = urlsplit(url)
        by_name, by_number = parts.hostname, parts.port
    except ValueError:  # its own message may quote what is part of a password
        raise ValueError(f"Host or port in DATABASE_URL cannot be read: {WRITTEN}") from None
    if parts.scheme not in SUPPORTED:
        raise ValueError(f"DATABASE_URL begins with postgresql://; no other database is supported: {WRITTEN}")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(by_name or "")
    port = options.pop("port", None) or by_number or ""
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


AWAY = ("08", "57P", "3D")
"""Begins of PostgreSQL's codes for a lost connection, a server or session that was ended, a database that is gone."""


def went_away(error: Exception) -> bool:
    """Whether an error of the database says that nobody is at the other end any more; without a code, the line itself broke."""
    code = getattr(error.__cause__ or error, "sqlstate", None)
    return code is None or code.startswith(AWAY)


def said_by(error: Exception) -> str:
    """What the server or the way to it said, in a line."""
    return " ".join(str(error).split("\n")[0].split())


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
