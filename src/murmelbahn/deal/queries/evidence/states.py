"""The three states against the log."""

from __future__ import annotations

from murmelbahn.deal.models import Deal
from murmelbahn.deal.terms import Track
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.sql import ask

FIRST = {Track.VEHICLE: "chosen", Track.CUSTOMER: "lead", Track.VALUE: "priced"}


def states(row: Deal) -> list[Claim]:
    """The three states are the fold of the facts, and the facts of the deal are numbered without a hole."""
    folded = {track.value: state for track, state in FIRST.items()}
    facts = ask(
        "SELECT seq, topic, body->>'track', body->>'source', body->>'target' FROM kernel_fact"
        " WHERE stream = 'deal' AND key = %s ORDER BY seq",
        [row.id],
    )
    claims: list[Claim] = []
    for expected, (seq, topic, track, source, target) in enumerate(facts, start=1):
        if seq != expected:
            claims += [
                Claim("customer", "facts without a hole", "kernel.fact", str(seq)),
                Claim("customer", "facts without a hole", "counted", str(expected)),
            ]
        if topic == "deal.track.moved" and track in folded:
            if folded[track] != source:
                claims += [
                    Claim(track, f"move {seq}", "fact source", source),
                    Claim(track, f"move {seq}", "state before", folded[track]),
                ]
            folded[track] = target
    for track in Track:
        claims += [
            Claim(track.value, "state", "deal", getattr(row, track.value)),
            Claim(track.value, "state", "fold of facts", folded[track.value]),
        ]
    return claims
