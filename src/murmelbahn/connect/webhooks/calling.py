"""One call to an outsider: the name is resolved once, judged, and that very address is called. No redirect is followed."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from murmelbahn.connect.rules.webhooks import may_call

SECONDS = 10
MOST = 1_024
"""Bytes of the answer that are read."""


class NotCalled(Exception):
    """Nobody answered, or nobody may be called there; the message says why."""


def post(url: str, body: bytes, headers: dict[str, str], *, demo: bool) -> int:
    """The status of the answer. Raises NotCalled."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        address = _resolved(host, port, demo=demo)
        connection = (
            HTTPSConnection(host, port, timeout=SECONDS) if secure else HTTPConnection(host, port, timeout=SECONDS)
        )
        plain = socket.create_connection((address, port), timeout=SECONDS)
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        try:
            connection.request("POST", target, body, headers)
            answer = connection.getresponse()
            answer.read(MOST)
            return answer.status
        finally:
            connection.close()
    except (OSError, HTTPException, ValueError) as error:
        raise NotCalled(type(error).__name__) from error


def _resolved(host: str, port: int, *, demo: bool) -> str:
    """An address of the host. One that is not out in the world spoils them all: the name is not to be trusted."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(may_call(one, demo=demo) for one in found):
        raise NotCalled("private address")
    return found[0]
