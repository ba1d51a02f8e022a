"""The house over real HTTP, in this process: browsers and foreign programs call it as they would call any other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.db import DEFAULT_DB_ALIAS, connections

LOOK = 0.02
"""Seconds between two looks whether the server is to end."""


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class Serial(WSGIServer):
    """One call after the other, all by one thread with one database connection: to connect costs more than most calls."""

    request_queue_size = 64

    def serve_forever(self, poll_interval: float = LOOK) -> None:
        try:
            super().serve_forever(poll_interval)
        finally:
            connections.close_all()


@contextmanager
def served() -> Iterator[str]:
    """The world of this moment behind a server of its own; gives its address."""
    from django.core.wsgi import get_wsgi_application

    with patch.dict(connections.databases[DEFAULT_DB_ALIAS], CONN_MAX_AGE=None, CONN_HEALTH_CHECKS=False):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Serial, handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
