"""Rows on papers: each is said to whoever can bring or check it. Two gates share them, since a customer may register the car."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from murmelbahn.deal.terms.gates import Row
from murmelbahn.deal.terms.states import Mender, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What registration still waits for. Left empty, nothing does."""

    listed: bool = True
    """The outlet has opened the list of what this keeper needs."""
    missing: tuple[str, ...] = ()
    """What the keeper brings."""
    unchecked: tuple[str, ...] = ()
    """What is the outlet's: to bring, or to check what was brought."""
    of_seller: tuple[str, ...] = ()
    """What the national company brings: conformity, title, the record in the approval database."""


class Papered(Protocol):
    """Facts of a gate that waits for these papers."""

    @property
    def papers(self) -> PaperFacts: ...


P = TypeVar("P", bound=Papered)


def paper_rows() -> tuple[Row[P], ...]:
    """The rows, for the facts of any such gate."""
    return (
        Row("no_paper_list", Track.CUSTOMER, Mender.ADVISER, lambda f: f.papers.listed),
        Row(
            "papers_missing",
            Track.CUSTOMER,
            Mender.CUSTOMER,
            lambda f: not f.papers.missing,
            lambda f: {"papers": ", ".join(f.papers.missing)},
        ),
        Row(
            "papers_unchecked",
            Track.CUSTOMER,
            Mender.ADVISER,
            lambda f: not f.papers.unchecked,
            lambda f: {"papers": ", ".join(f.papers.unchecked)},
        ),
        Row(
            "papers_of_seller_missing",
            Track.CUSTOMER,
            Mender.NSC_SALES,
            lambda f: not f.papers.of_seller,
            lambda f: {"papers": ", ".join(f.papers.of_seller)},
        ),
    )
