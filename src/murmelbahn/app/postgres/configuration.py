"""How the server is configured, and reading its log."""

from __future__ import annotations

from pathlib import Path

LOG_LIMIT = 8_000_000
"""Bytes a log may have when the server starts; a longer one begins anew."""

ALWAYS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_startup_progress_interval": "1s",
    "log_line_prefix": "%m [%p] ",
    # No personal data in logs: neither the statement nor the row that broke a constraint.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def options(socket: Path, *, durable: bool) -> list[str]:
    chosen = ALWAYS | {"unix_socket_directories": str(socket)} | ({} if durable else FORGETFUL)
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]


def trim(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.write_bytes(b"")


def tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


class Progress:
    """What the log says about recovery, from now on."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._seen = log.stat().st_size if log.exists() else 0

    def news(self) -> list[str]:
        with self._log.open(errors="replace") as file:
            file.seek(self._seen)
            text = file.read()
            self._seen = file.tell()
        return [
            line.partition("LOG:")[2].strip()
            for line in text.splitlines()
            if "progress" in line or "recovery" in line or "redo" in line
        ]
