"""A client of the roll: the people of every C-th deal. It acts when the coordinator calls a day, and says what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox import operations, queries
from murmelbahn.sandbox.commands.processes import commits_counted, cpu_of_process
from murmelbahn.sandbox.rules.acts import next_turn
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Begun, Cast, Plan

MOST_ACTS = 40
"""Acts of one deal in one round; more would mean that an act does not do what its row waits for."""


@dataclass(slots=True)
class Said:
    """A client's answer to a day."""

    acted: int
    commands: int
    commits: int
    finished: int
    wake: date | None
    acts: Counter[str]
    cpu: float


@dataclass
class Client:
    """Lives in one process; its state is read from the world when it begins and written back after every round."""

    seed: int
    share: tuple[int, int]
    mine: dict[int, Begun] = field(default_factory=dict)
    plans: dict[int, Plan] = field(default_factory=dict)
    cast: Cast = field(default_factory=dict)
    acted: set[int] = field(default_factory=set)

    def begin(self) -> None:
        """Take up whatever of one's own deals is not finished."""
        self.cast = queries.cast(SYSTEM)
        found = queries.begun(SYSTEM, seed=self.seed, share=self.share, open_only=True)
        self.mine = {one.n: one for one in found}
        self.plans = {
            n: replace(plan_of(self.seed, n), opens=one.opens, until=one.until) for n, one in self.mine.items()
        }

    def live(self, day: date, *, again: bool) -> Said:
        """One round of a day. In the first everybody looks whose day has come; in the next ones who acted before."""
        looks = self.acted & self.mine.keys() if again else {n for n, one in self.mine.items() if one.wake <= day}
        said = Said(0, 0, 0, 0, None, Counter(), 0.0)
        before = cpu_of_process()
        self.acted = set()
        changed = []
        for n in sorted(looks):
            acts = said.acted
            self.mine[n] = self._act(n, day, said)
            if said.acted > acts:
                self.acted.add(n)
            if said.acted > acts or self.mine[n].finished:
                changed.append(self.mine[n])
        if changed:
            operations.note_progress(SYSTEM, begun=changed)
        for one in changed:
            if one.finished:
                del self.mine[one.n]
                said.finished += 1
        said.wake = min((one.wake for one in self.mine.values()), default=None)
        said.cpu = cpu_of_process() - before
        return said

    def _act(self, n: int, day: date, said: Said) -> Begun:
        """Act until it is somebody else's turn, or the engine must carry what was said to those who hear it."""
        plan, one = self.plans[n], self.mine[n]
        for _ in range(MOST_ACTS):
            seen, view = queries.seen(SYSTEM, begun=one, day=day)
            turn = next_turn(plan, seen)
            if not turn.act:
                finished = turn.wake is None
                return replace(one, finished=finished, wake=turn.wake or day)
            with commits_counted() as commits:
                one, commands = operations.perform(
                    SYSTEM, turn=turn, plan=plan, begun=one, view=view, cast=self.cast, day=day
                )
            said.acted += 1
            said.commands += commands
            said.commits += commits.number
            said.acts[turn.act] += 1
        raise RuntimeError(f"deal {n} of seed {self.seed} does not come to rest on {day}: {one.done}")
