"""Telling the person at the terminal, once, that the pages answer."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Readiness:
    """Asks `/readyz` at `address` until it is well; `began` is when the person started to wait (monotonic)."""

    address: tuple[str, int]
    began: float
    said: bool = False

    def told(self, say: Callable[[str], None]) -> bool:
        if not self.said and self._answers():
            self.said = True
            host, port = self.address
            shown = "localhost" if host == "127.0.0.1" else host
            say(f"Murmelbahn stands: http://{shown}:{port}/  ({time.monotonic() - self.began:.1f} s; Ctrl-C ends it)")
        return self.said

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(*self.address, timeout=5)
        try:
            connection.request("GET", "/readyz", headers={"Host": "localhost"})
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
