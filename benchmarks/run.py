"""Runs the parts one after the other in worlds of their own and puts the page together."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.faults.life import Stage
from tests.faults.siege import set_clock, world_url
from tests.worlds import Worlds

from benchmarks import carried, deals, doors, floor, house, machine, replay, single
from benchmarks.page import percentiles, spread, table
from benchmarks.rates import Rate, sell
from murmelbahn.app import databases, postgres

THREE = ("min", "median", "max")


@dataclass(frozen=True, slots=True)
class Sizes:
    repeats: int
    deals: int
    """Deals of one repeat of the CPU part."""
    clients: tuple[int, ...]
    sold: int
    """Deals of one rate."""
    facts: int
    questions: int
    carried: int
    """Facts sent through a broker."""
    asked: int
    """Requests of every page and route."""

    @classmethod
    def full(cls) -> Sizes:
        return cls(
            repeats=3, deals=30, clients=(1, 4, 8), sold=160, facts=100_000, questions=200, carried=20_000, asked=640
        )

    @classmethod
    def quick(cls) -> Sizes:
        return cls(repeats=1, deals=8, clients=(1, 4), sold=12, facts=20_000, questions=30, carried=5_000, asked=160)


@dataclass
class Bench:
    """One run: a durable server of its own, worlds cloned from its template."""

    folder: Path
    sizes: Sizes
    worlds: Worlds
    say: Callable[[str], object]

    # --- CPU of a deal

    def cpu(self) -> str:
        found: dict[str, list[deals.Measured]] = {}
        for repeat in range(self.sizes.repeats):
            for variant in ("stock", "to_order"):
                self.say(f"cpu {variant} {repeat + 1}/{self.sizes.repeats}\n")
                with self.worlds.fresh():
                    set_clock()
                    counted = variant == "stock" and not repeat
                    end = self.sizes.deals + 2
                    number = end + self.sizes.deals * counted
                    stage = Stage.build(**({"stock": number} if variant == "stock" else {"to_order": number}))
                    deals.measure(stage, stage.wishes[:2])  # warm: caches, prepared statements, catalog
                    found.setdefault(variant, []).append(deals.measure(stage, stage.wishes[2:end]))
                    if counted:
                        statements = deals.measure(stage, stage.wishes[end:], counting=True).statements
        names = {"stock": "stock car", "to_order": "built to order"}
        rows: list[tuple[object, ...]] = []
        for variant, runs in found.items():
            paid = [1000 * one.to_paid.cpu / one.deals for one in runs]
            whole = [1000 * one.whole.cpu / one.deals for one in runs]
            rows.append((f"{names[variant]}: configuration to paid, CPU ms", *spread(paid), "45 (25)"))
            rows.append((f"{names[variant]}: whole life to settled, CPU ms", *spread(whole), "150 (80)"))
            papers = [1000 * one.letters.cpu / one.deals for one in runs]
            rows.append((f"{names[variant]}: all its letters besides, CPU ms", *spread(papers), ""))
            rows.append((f"{names[variant]}: facts", *spread([one.facts / one.deals for one in runs], 0), ""))
            kilobytes = [one.wal_to_paid / one.deals / 1024 for one in runs]
            rows.append((f"{names[variant]}: WAL to paid, KB", *spread(kilobytes), "40 (20)"))
            kilobytes = [one.wal / one.deals / 1024 for one in runs]
            rows.append((f"{names[variant]}: WAL to settled, KB", *spread(kilobytes), ""))
            commits = [one.commits / one.commands for one in runs]
            rows.append((f"{names[variant]}: commits per command", *spread(commits, 2), "1"))
        best = min(found["stock"], key=lambda one: one.whole.cpu)
        steps = [
            (name, f"{1000 * took.client / best.deals:.1f}", f"{1000 * took.database / best.deals:.1f}",
             f"{statements[name] / best.deals:.1f}")
            for name, took in best.steps.items()
        ]  # fmt: skip
        return "\n".join([
            "## CPU, WAL and commits of one deal", "",
            "CPU is the time of the client process and of its PostgreSQL backend (from /proc), for deals that go side by",
            "side through the operations under idempotency keys, facts delivered between the steps by the same process.",
            "Sign-in and documents are apart: composing the letters has a row of its own, their forms are rendered elsewhere. A",
            "busy machine makes CPU time dearer: read it with the load above. Goals in brackets are stretch goals.", "",
            table(("figure per deal", *THREE, "goal"), rows), "",
            "Where it goes (stock car, the cheapest repeat). The statements sent to PostgreSQL are counted on other deals of the",
            "kind: whoever counts them makes them dearer.", "",
            table(("step", "client ms", "PostgreSQL ms", "statements"), steps), "",
        ])  # fmt: skip

    # --- rates beside the floor

    def rates(self) -> str:
        rows: list[tuple[object, ...]] = []
        commands: list[float] = []
        lags: list[float] = []
        for clients in self.sizes.clients:
            ours: list[Rate] = []
            bare: list[float] = []
            for repeat in range(self.sizes.repeats):
                self.say(f"rate with {clients} clients {repeat + 1}/{self.sizes.repeats}\n")
                with self.worlds.fresh():
                    set_clock()
                    bare.append(floor.rate(world_url(), clients=clients, deals=self.sizes.sold * 10))
                    stage = Stage.build(stock=self.sizes.sold)
                    stage.town.settle_down()
                    room = self.folder / f"rate-{clients}-{repeat}"
                    room.mkdir()
                    ours.append(sell(room, world_url(), stage, clients=clients))
            rows.append((
                clients, *spread([one.per_second for one in ours]), *spread(bare, 0),
                f"1 : {median(bare) / median(one.per_second for one in ours):.0f}",
            ))  # fmt: skip
            if clients == 1:
                commands = [one for run in ours for one in run.seconds]
            lags += [one for run in ours for one in run.lags]
        milliseconds = [
            ("a command, 1 client", *percentiles(commands, 1), "10 / 30"),
            ("a fact, from written to heard, all runs", *percentiles(lags, 0), "2,000 (p99)"),
        ]  # fmt: skip
        return "\n".join([
            "## Deals per second, beside the bare floor of the same run", "",
            "A deal is a stock car from configuration to paid. One work process hears the facts of all clients, and they share",
            "the machine with it: where its cores are taken, more clients sell fewer. The floor is seven",
            "one-commit commands through psycopg with no domain logic; it runs just before, on the same server.", "",
            table(("clients", *(f"deals/s {one}" for one in THREE), *(f"floor {one}" for one in THREE), "ratio"), rows), "",
            table(("milliseconds of", "p50", "p99", "goal p50 / p99"), milliseconds), "",
        ])  # fmt: skip

    # --- replay and single questions

    def replay(self) -> str:
        self.say("replay\n")
        with self.worlds.fresh():
            set_clock()
            stage = Stage.build(stock=3)
            deals.measure(stage, stage.wishes)
            facts = replay.fill(self.sizes.facts)
            rates = [replay.rate() for _ in range(max(3, self.sizes.repeats))]
        rows = [(f"facts/s of a replay of {facts:,} facts", *spread(rates, 0), "20,000 (50,000)")]
        return "\n".join(["## Replay of a projection", "", table(("figure", *THREE, "goal"), rows), ""])

    def single(self) -> str:
        self.say("single questions\n")
        with self.worlds.fresh():
            set_clock()
            stage = Stage.build(to_order=1)
            rows = []
            for name, call in single.questions(stage).items():
                taken = [single.milliseconds(call, self.sizes.questions) for _ in range(max(3, self.sizes.repeats))]
                rows.append((name, *spread(taken, 2)))
        return "\n".join(["## Single questions, CPU ms", "", table(("question", *THREE), rows), ""])

    # --- doors and broker

    def carry(self) -> str:
        self.say("facts through a broker\n")
        with self.worlds.fresh() as name:
            found = carried.carry(name, self.sizes.carried, self.sizes.carried // 50)
        rows = [
            ("facts/s a relay sends, alone", f"{found.sent:,.0f}", ""),
            ("facts/s a worker applies, alone, one transaction each", f"{found.heard:,.0f}", ""),
        ]
        lag = [("a fact through the broker, from written to applied", *percentiles(found.lags, 0), "2,000 (p99)")]
        return "\n".join([
            "## Through a broker", "",
            "A real broker process beside relay and worker, all on this machine. The lag is of single facts, 50 a second.", "",
            table(("figure", "facts/s", "goal"), rows), "",
            table(("milliseconds of", "p50", "p99", "goal"), lag), "",
        ])  # fmt: skip

    def doors(self) -> str:
        self.say("pages and routes with 16 clients\n")
        rows = [
            (one.name, *percentiles(one.calm, 0), "100 / 300", f"{one.per_second:.0f}", *percentiles(one.seconds, 0))
            for one in doors.ask(self.folder, self.sizes.asked)
        ]
        return "\n".join([
            "## Pages and routes, 16 clients at once", "",
            f"`murmelbahn run --workers {doors.WORKERS}` with the demo world. First 16 clients that read for about a second",
            "between two requests, as people do; then 16 that ask again as soon as they are answered: the machine is full all",
            "the time, the clients' own CPU is part of it, and answers wait for one another. The floor is `/healthz`.", "",
            table(("what", "p50 ms", "p99 ms", "goal p50 / p99", "full: answers/s", "p50 ms", "p99 ms"), rows), "",
        ])  # fmt: skip

    def start(self) -> str:
        data = self.folder / "start" / "var"
        data.parent.mkdir()
        self.say("start from nothing\n")
        first = house.start(data)
        warm = []
        for _ in range(self.sizes.repeats):
            self.say("start, database warm\n")
            warm.append(house.start(data))
        seconds = [one.seconds for one in warm]
        memory = [sum(one.memory.values()) for one in warm]
        parts = ", ".join(f"{name} {size:.0f}" for name, size in sorted(warm[-1].memory.items()))
        rows = [
            ("`murmelbahn run` to the first 200, database warm, s", *spread(seconds), "3 (1.5)"),
            ("the same from nothing (initdb, schema, demo world), s", *spread([first.seconds]), "20 (10)"),
            (f"memory without PostgreSQL, idle, MB ({parts})", *spread(memory, 0), "250 (150)"),
        ]
        return "\n".join(["## Start and memory", "", table(("figure", *THREE, "goal"), rows), ""])


PARTS = ("cpu", "rates", "replay", "single", "carry", "doors", "start")


def run(folder: Path, sizes: Sizes, *, only: str, say: Callable[[str], object]) -> str:
    """All parts, or one. Returns the page."""
    began, load = perf_counter(), os.getloadavg()[0]
    with postgres.running(folder / "pg", durable=True) as server:
        worlds = Worlds(databases.from_url(server.dsn(), pool=False), again=False)
        worlds.build()
        bench = Bench(folder, sizes, worlds, say)
        with worlds.fresh():
            facts = machine.facts()
        latency = machine.fsync_latency(folder)
        texts = [getattr(bench, part)() for part in PARTS if only in ("", part)]
    rows = [*facts.items(), ("fsync of 8 KiB, median", f"{latency * 1000:.2f} ms")]
    rows += [("load average before / after", f"{load:.1f} / {os.getloadavg()[0]:.1f}")]
    rows += [
        (
            "measured",
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, in {perf_counter() - began:.0f} s, {sizes.repeats} repeats",
        )
    ]
    head = [
        "# Benchmarks", "",
        "Written by `make bench`; not edited by hand. Every figure is a measurement of this machine in this run, beside a",
        "floor of the same run where there is one. Nothing here is asserted by a test.", "",
        table(("this machine", ""), rows), "",
    ]  # fmt: skip
    return "\n".join([*head, *texts])
