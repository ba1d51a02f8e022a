"""A small table of effects and two kinds of facts, for tests of the log that need no room."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.fact import fact


@fact("trial.ball.rolled")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallRolled:
    ball: UUID
    number: int


@fact("trial.ball.stopped")
@dataclass(frozen=True, slots=True, kw_only=True)
class BallStopped:
    ball: UUID


def make_table() -> None:
    with world.connection().cursor() as cursor:
        cursor.execute("CREATE TABLE trial_effect (ball uuid, number int, fact uuid UNIQUE)")


def effects() -> list[tuple[UUID, int]]:
    with world.connection().cursor() as cursor:
        cursor.execute("SELECT ball, number FROM trial_effect ORDER BY ctid")
        return cursor.fetchall()


@operation
def roll(actor: Actor, *, balls: tuple[UUID, ...], number: int) -> None:
    for ball in balls:
        emit(BallRolled(ball=ball, number=number), key=ball, market="DE", seller="TRIAL")


def note(ball: UUID, number: int, fact: UUID) -> None:
    with world.connection().cursor() as cursor:
        cursor.execute("INSERT INTO trial_effect VALUES (%s, %s, %s)", [ball, number, fact])


ACTOR = SYSTEM
