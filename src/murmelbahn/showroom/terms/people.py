"""The people of a demo, as its front door shows them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.ui.terms import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody a visitor can be. `kind`: of a user; `work`: what staff of the national company do (a text), `place`: an
    adviser's outlet, or the company a customer acts for; `markets`: where; `title`: the model of the deal that moved last, by
    language, `standing`: where it is, `over`: it has come to an end."""

    subject: UUID
    name: str
    kind: str
    work: str = ""
    place: str = ""
    markets: tuple[str, ...] = ()
    title: dict[str, str] | None = None
    standing: Sentence | None = None
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoGroup:
    """People who see the house from the same side."""

    title: str
    people: tuple[DemoPerson, ...]
