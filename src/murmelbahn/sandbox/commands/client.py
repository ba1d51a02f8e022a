"""A client of the roll: the people of every C-th deal. It acts when the coordinator calls a day, and says what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.sandbox import operations, queries
from murmelbahn.sandbox.commands import presence
from murmelbahn.sandbox.commands.processes import commits_counted, cpu_of_process
from murmelbahn.sandbox.rules.acts import Turn, next_turn
from murmelbahn.sandbox.rules.fate import plan_of
from murmelbahn.sandbox.terms import Begun, Cast, Plan

MOST_ACTS = 40
"""Acts of one deal in one round; more would mean that an act does not do what its row waits for."""


@dataclass(slots=True)
class Said:
    """A client's answer to a day. `refused`: deals of which the house refused an act that ought to be allowed."""

    acted: int
    commands: int
    commits: int
    finished: int
    wake: date | None
    acts: Counter[str]
    cpu: float
    refused: list[str] = field(default_factory=list)


@dataclass
class Client:
    """Lives in one process. What it knows at the end of a round stands in the world, so that another can go on from there."""

    seed: int
    share: tuple[int, int]
    mine: dict[int, Begun] = field(default_factory=dict)
    plans: dict[int, Plan] = field(default_factory=dict)
    cast: Cast = field(default_factory=dict)

    def begin(self) -> None:
        """Take up whatever of one's own deals is not finished, before the world lives on."""
        presence.act()
        self.cast = queries.cast(SYSTEM)
        found = queries.begun(SYSTEM, seed=self.seed, share=self.share, open_only=True)
        self.mine = {one.n: one for one in found}
        self.plans = {
            n: replace(plan_of(self.seed, n), opens=one.opens, until=one.until, outside=one.outside)
            for n, one in self.mine.items()
        }
        self._recall()

    def _recall(self) -> None:
        """Bring to its end what a client before us began and did not write down, on the day it was begun."""
        left, day = queries.doubts(SYSTEM, seed=self.seed, share=self.share), today()
        for n, acts in left.items():
            for act in acts:
                turn = Turn(act.act.partition(":")[0], act.act)
                self.mine[n], _ = operations.perform(
                    SYSTEM, turn=turn, plan=self.plans[n], begun=self.mine[n], cast=self.cast, day=day, doubt=act
                )
        if left:
            operations.note_progress(SYSTEM, begun=[self.mine[n] for n in left])

    def live(self, day: date) -> Said:
        """One round of a day. In the first everybody looks whose day has come, in the next ones who acted before."""
        said = Said(0, 0, 0, 0, None, Counter(), 0.0)
        before = cpu_of_process()
        looking = sorted(n for n, one in self.mine.items() if one.wake <= day)
        everybody, acted = tuple(looking), set[int]()
        for _ in range(MOST_ACTS):
            looking = self._act(looking, day, acted, said)
            acted.update(looking)
            if not looking:
                break
        else:
            raise RuntimeError(f"deals {looking} of seed {self.seed} do not come to rest on {day}")
        self._note(everybody, acted, said)
        said.wake = min((one.wake for one in self.mine.values()), default=None)
        said.cpu = cpu_of_process() - before
        return said

    def _act(self, looking: Sequence[int], day: date, acted: set[int], said: Said) -> list[int]:
        """One act of everybody whose turn it is; answers who acted. The others know when to look again: who acted on this
        day once more today, when the engine has carried what was said to those who hear it."""
        acting = []
        seen = queries.seen(SYSTEM, begun=[self.mine[n] for n in looking], day=day)
        for n in looking:
            plan, one = self.plans[n], self.mine[n]
            turn = next_turn(plan, seen[n])
            if not turn.act:
                wake = day if turn.wake is None or n in acted else turn.wake
                self.mine[n] = replace(one, finished=turn.wake is None, wake=wake)
                continue
            try:
                with commits_counted() as commits:
                    self.mine[n], commands = operations.perform(
                        SYSTEM, turn=turn, plan=plan, begun=one, cast=self.cast, day=day
                    )
            except Refusal as refusal:
                self._set_aside(n, turn, refusal, said)
                continue
            acting.append(n)
            said.acted += 1
            said.commands += commands
            said.commits += commits.number
            said.acts[turn.act] += 1
        return acting

    def _set_aside(self, n: int, turn: Turn, refusal: Refusal, said: Said) -> None:
        """A fault of the house or of the roll: told at the end. The other deals go on; this one stands as after a crash."""
        said.refused.append(f"deal {n}, {turn.key}: {refusal}")
        del self.mine[n]

    def _note(self, looked: Sequence[int], acted: set[int], said: Said) -> None:
        """Write the round down, and let go of what is finished."""
        there = [n for n in looked if n in self.mine]
        changed = [n for n in there if n in acted or self.mine[n].finished]
        waiting = [self.mine[n] for n in there if n not in changed]
        if there:
            operations.note_progress(SYSTEM, begun=[self.mine[n] for n in changed], looked=waiting)
        for n in changed:
            if self.mine[n].finished:
                del self.mine[n]
                said.finished += 1
