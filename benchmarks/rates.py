"""Deals per second with client processes and one work process, seconds per command, and how late facts are applied."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from time import time

from tests.faults.life import Stage
from tests.faults.siege import Siege, until

from murmelbahn.kernel import world


@dataclass(frozen=True, slots=True)
class Rate:
    """Deals from configuration to paid. `seconds` of every command, `lags` of every fact the work process applied."""

    clients: int
    per_second: float
    seconds: tuple[float, ...]
    lags: tuple[float, ...]


def sell(folder: Path, url: str, stage: Stage, *, clients: int) -> Rate:
    """Sell the stage's cars; from the first command sent to the last one answered. All begin at once, when the last of
    them has sold its first car: what a process loads once is no part of it."""
    siege = Siege(folder, url=url)
    siege.stage = stage
    (folder / "stage.json").write_text(json.dumps(stage.to_json()))
    go = folder / "go"
    siege.together = {"FAULTS_GO": str(go)}
    siege.start("work")
    for share in range(clients):
        siege.start(f"client:{share}:{clients}:paid")
    try:
        until(lambda: len(list(folder.glob("*.ready"))) > clients or not siege.selling(), look=0.1)
        begin = time()
        go.touch()
        until(lambda: not siege.selling(), look=0.1)
        until(_idle, look=0.1)
    finally:
        siege.end()
    sent: dict[str, float] = {}
    answered: set[str] = set()
    took: list[tuple[float, float]] = []
    for line in (line for path in folder.glob("*.journal") for line in path.read_text().splitlines()):
        when, moment, key = line.split(" ", 2)
        if float(moment) < begin:
            continue
        if when == "sent":
            sent.setdefault(key, float(moment))
        elif key not in answered:  # a client that waits for the worker may ask again; that is no command
            answered.add(key)
            took.append((sent[key], float(moment)))
    elapsed = max(end for _, end in took) - min(start for start, _ in took)
    lags = tuple(float(line) for line in (folder / "lags").read_text().splitlines())
    return Rate(
        clients, (len(stage.wishes) - clients) / elapsed, tuple(sorted(end - start for start, end in took)), lags
    )


def _idle() -> bool:
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM kernel_unplaced)")
        return bool(cursor.fetchone()[0])
