"""One watched program: started, its log kept, its end noticed, restarted within limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from murmelbahn.app.processes import PARENT

MOST_RESTARTS = 5
"""In WINDOW seconds; after that something is wrong that a restart does not cure."""
WINDOW = 60.0
LOG_LIMIT = 16_000_000
"""Bytes of one log file; then it becomes `.1` and a new one begins."""


class TooManyRestarts(RuntimeError):
    """A program keeps ending; the message shows what it said last."""


@dataclass
class Child:
    """`arguments` of our own command line, as a process of its own."""

    name: str
    arguments: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_RESTARTS + 1))

    def start(self) -> None:
        """Raises TooManyRestarts."""
        self.starts.append(time.monotonic())
        if len(self.starts) > MOST_RESTARTS and self.starts[-1] - self.starts[0] < WINDOW:
            raise TooManyRestarts(
                f"'{self.name}' ended {MOST_RESTARTS} times within a minute. It said:\n{self.last_words()}"
            )
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "murmelbahn", *self.arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=os.environ | {PARENT: str(os.getpid())}, start_new_session=True,
            )  # fmt: skip

    def ended(self) -> int | None:
        """Its exit code if it has ended (it is reaped by that), else None."""
        return None if self.process is None else self.process.poll()

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait_or_kill(self, deadline: float) -> None:
        """Waits until `deadline` (monotonic), then kills it and whatever it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def sweep(self) -> None:
        """Ends what an ended child left in its session: workers of a killed application server."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return

    def last_words(self, lines: int = 12) -> str:
        if not self.log.exists():
            return "(nothing)"
        with self.log.open("rb") as log:
            log.seek(max(0, self.log.stat().st_size - 20_000))
            return "\n".join(log.read().decode(errors="replace").splitlines()[-lines:])

    def turn_log(self) -> None:
        """Keeps the log small while the child goes on writing: it appends, so emptying the file is safe."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.with_suffix(".log.1").write_bytes(self.log.read_bytes())
            os.truncate(self.log, 0)
