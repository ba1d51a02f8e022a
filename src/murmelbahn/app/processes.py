"""Small truths about processes: ending when asked, and ending when the parent is gone."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from types import FrameType

PARENT = "MURMELBAHN_PARENT"
"""Set by the supervisor for its children: its pid."""
_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """A child of the supervisor gets SIGTERM when the supervisor dies, however it dies (Linux)."""
    parent = os.environ.get(PARENT)
    if parent is None:
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it died before we asked
        os.kill(os.getpid(), signal.SIGTERM)


def ending() -> threading.Event:
    """An event that is set by SIGTERM and SIGINT; a second one ends at once."""
    asked = threading.Event()

    def ask(number: int, _: FrameType | None) -> None:
        asked.set()
        signal.signal(number, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return asked
