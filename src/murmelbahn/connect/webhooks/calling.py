"""One call to an outsider: the name is resolved once, judged, and that very address is called. No redirect is followed."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

from murmelbahn.connect.rules.webhooks import may_call

SECONDS = 10
"""Of one step, and of a whole call once it is connected."""
MOST = 1_024
"""Bytes of the answer that are read."""


class NotCalled(Exception):
    """Nobody answered, or nobody may be called there; the message says why."""


def post(url: str, body: bytes, headers: dict[str, str], *, demo: bool) -> int:
    """The status of the answer. Raises NotCalled."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        port = parts.port or (443 if secure else 80)
        address = _resolved(host, port, demo=demo)
        connection = (
            HTTPSConnection(host, port, timeout=SECONDS) if secure else HTTPConnection(host, port, timeout=SECONDS)
        )
        connection.sock = reached = _reached(address, port, host if secure else "")
        late = Event()
        cut = Timer(SECONDS, _cut, [reached, late])
        cut.start()
        try:
            if isinstance(reached, ssl.SSLSocket):
                reached.do_handshake()
            connection.request("POST", target, body, headers)
            answer = connection.getresponse()
            answer.read(MOST)
            if late.is_set():  # what was cut off may look like a whole answer
                raise NotCalled("TimeoutError")
            return answer.status
        finally:
            cut.cancel()
            connection.close()
    except (OSError, HTTPException, ValueError) as error:
        raise NotCalled(type(error).__name__) from error


def _reached(address: str, port: int, host: str) -> socket.socket:
    """A connection to this very address; with a `host` it is one that will speak TLS with it."""
    plain = socket.create_connection((address, port), timeout=SECONDS)
    if not host:
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _cut(reached: socket.socket, late: Event) -> None:
    """The time of one call is over, also for whoever sends a byte now and then."""
    late.set()
    with suppress(OSError):
        reached.shutdown(socket.SHUT_RDWR)


def _resolved(host: str, port: int, *, demo: bool) -> str:
    """An address of the host. One that is not out in the world spoils them all: the name is not to be trusted."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(may_call(one, demo=demo) for one in found):
        raise NotCalled("private address")
    return found[0]
