"""A story of DEAL.md told by clicking: a world of its own, a server, a customer with a phone, an adviser at a desk, sales and
finance of the national company in their office.

What these people do is done in their browsers. Plant, carrier, bank, lender, authority and the providers of checks act by
operations (`story.world`), as the journeys let them. Amounts and dates are read from the pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, TypeVar
from uuid import UUID

from tests.browser.conftest import COOKIE, session_of, set_clock
from tests.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from murmelbahn.kernel.actor import Actor
    from tests.journeys.town import Town
    from tests.worlds import Worlds

T = TypeVar("T")
Tell = Callable[..., "Story"]
MONEY = re.compile(r"^-?\d+\.\d\d ([A-Z]{3})$")
START = datetime(2026, 11, 24, 8, tzinfo=UTC)
CUSTOMER, ADVISER, SALES, FINANCE, SECOND = "customer", "adviser", "sales", "finance", "second"
"""`SECOND` is another person of finance, for what two have to look at."""
SIZES = {CUSTOMER: (390, 844), **dict.fromkeys((ADVISER, SALES, FINANCE, SECOND), (1280, 900))}


@dataclass
class Story:
    """One world, and who reads it where."""

    market: str
    town: Town
    address: str
    beside: ThreadPoolExecutor
    chromium: Browser
    subjects: dict[str, UUID]
    faults: list[str] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    deal: str = ""
    kind: str = "private"
    """Who buys: a private customer or a company."""

    # --- the world

    def world(self, act: Callable[[], T]) -> T:
        """Something that happens outside the browsers, and what follows from it."""

        def done() -> T:
            result = act()
            self.town.settle_down()
            return result

        return self.beside.submit(done).result()

    def on(self, day: str, hour: int = 10, minute: int = 0) -> None:
        """Live up to a moment of the market's day."""
        self.beside.submit(self.town.on, day, hour, minute).result()

    @property
    def id(self) -> UUID:
        return UUID(self.deal)

    def actor(self, role: str = CUSTOMER) -> Actor:
        from murmelbahn.accounts.queries import actor_of_subject
        from murmelbahn.kernel.actor import SYSTEM

        return self.world(lambda: actor_of_subject(SYSTEM, subject=self.subjects[role]))

    def who(self) -> tuple[Actor, UUID]:
        """The customer as the town knows it: actor and party, as the pages made them."""
        from murmelbahn.customer import queries as customer

        actor = self.actor()
        (party,) = [one for one in self.world(lambda: customer.parties_of(actor)) if one.kind.value == self.kind]
        return actor, party.party

    # --- the browsers

    def page(self, role: str) -> Page:
        """The tab of this reader, opened once."""
        if role not in self.pages:
            width, height = SIZES.get(role, SIZES[CUSTOMER])
            context = self.chromium.new_context(
                viewport={"width": width, "height": height}, locale="de", reduced_motion="reduce"
            )
            if role in self.subjects:
                session = self.world(lambda: session_of(self.subjects[role]))
                context.add_cookies([{"name": COOKIE, "value": session, "url": self.address}])
            tab = context.new_page()
            tab.set_default_timeout(30_000)
            tab.on("pageerror", lambda error: self.faults.append(str(error)))
            tab.on("console", lambda said: self._heard(said.type, said.text))
            self.pages[role] = tab
        return self.pages[role]

    def _heard(self, kind: str, text: str) -> None:
        """A refusal is an answer of 4xx, which the browser reports as an error; anything else is one."""
        if kind in {"error", "warning"} and "the server responded with a status of 4" not in text:
            self.faults.append(text)

    def open(self, role: str, path: str) -> Page:
        """A page by its address; `deal/...` is the story's deal."""
        tab = self.page(role)
        if path.startswith("deal/"):
            path = f"deals/{self.deal}/{path.removeprefix('deal/')}"
        answer = tab.goto(f"{self.address}/{path}", wait_until="domcontentloaded")
        assert answer is not None
        assert answer.status == 200, (role, path, answer.status)
        return tab

    def press(self, role: str, name: str, *, exact: bool = True) -> Page:
        """A button of the page that is open; then the world lives on."""
        self._click(role, "button", name, exact=exact)
        self.world(lambda: None)
        return self.page(role)

    def follow(self, role: str, name: str, *, exact: bool = True) -> Page:
        """A link of the page that is open."""
        self._click(role, "link", name, exact=exact)
        return self.page(role)

    def _click(self, role: str, kind: Literal["button", "link"], name: str, *, exact: bool) -> None:
        tab = self.page(role)
        found = tab.get_by_role("main").get_by_role(kind, name=name, exact=exact)
        assert found.count(), f"{role} finds no {kind} {name!r} on {tab.url}:\n{self.text(role)}"
        with tab.expect_navigation(wait_until="domcontentloaded"):
            found.first.click()

    def text(self, role: str) -> str:
        """What the open page says, in one line."""
        return re.sub(r"\s+", " ", self.page(role).get_by_role("main").text_content() or "")

    def reads(self, role: str, path: str, *said: str) -> None:
        """The reader opens a page and finds all of this on it."""
        self.open(role, path)
        self.finds(role, *said)

    def finds(self, role: str, *said: str) -> None:
        text = self.text(role)
        missing = [one for one in said if one not in text]
        assert not missing, f"{role} does not read {missing} on {self.page(role).url}:\n{text}"

    def both_read(self, path: str, *said: str) -> None:
        """The same for both: one page, one truth."""
        shown = {}
        for role in (CUSTOMER, ADVISER):
            self.reads(role, path, *said)
            shown[role] = self.facts(role)
        mirrored(shown[CUSTOMER], shown[ADVISER])

    def facts(self, role: str) -> list[tuple[str, str]]:
        """Every number, date and state of the open page as machines write it, sorted: the same for every reader."""
        found = (
            self.page(role)
            .locator("main [data-fact]")
            .evaluate_all("all => all.map(one => [one.dataset.fact, one.dataset.value])")
        )
        return sorted((name, value) for name, value in found)

    def misses(self, role: str, *unsaid: str) -> None:
        text = self.text(role)
        assert not [one for one in unsaid if one in text], text

    def ledger(self) -> list[list[str]]:
        return self.world(lambda: self.town.postings(self.id))


@contextmanager
def telling(worlds: Worlds, chromium: Browser) -> Iterator[Tell]:
    with ExitStack() as stack:
        beside = stack.enter_context(ThreadPoolExecutor(1))
        told: list[Story] = []

        def begin(market: str) -> Story:
            fresh = worlds.fresh()
            beside.submit(fresh.__enter__).result()
            stack.callback(lambda: beside.submit(fresh.__exit__, None, None, None).result())
            town, subjects = beside.submit(_people, market).result()
            address = stack.enter_context(served())
            story = Story(market, town, address, beside, chromium, subjects)
            stack.callback(lambda: [tab.context.close() for tab in story.pages.values()])
            told.append(story)
            return story

        yield begin
        for story in told:
            beside.submit(story.town.prove).result()
            assert not story.faults


def _people(market: str) -> tuple[Town, dict[str, UUID]]:
    """The town; a customer who has an account and nothing else; an adviser of the outlet; the national company's."""
    from murmelbahn.accounts.operations import create_user
    from murmelbahn.accounts.queries import actor_of_subject
    from murmelbahn.kernel.actor import SYSTEM, ActorKind
    from murmelbahn.retail import operations as retail
    from tests.journeys.town import Town, engine

    set_clock(START)
    town = Town(market, engine()).build()
    customer = create_user(SYSTEM, email="anna@example.org", name="Anna Muster", language="de")
    adviser = create_user(
        SYSTEM, email="bruno@example.org", name="Bruno Berater", kind=ActorKind.ADVISER, language="de",
        agents=[town.agent], outlets=[town.outlet], markets=[market],
    )  # fmt: skip
    house = {role: _colleague(market, role) for role in (SALES, FINANCE, SECOND)}
    retail.appoint_adviser(town.sales, subject=adviser, outlet=town.outlet)
    town.desk = actor_of_subject(SYSTEM, subject=adviser)
    town.settle_down()
    return town, {CUSTOMER: customer, ADVISER: adviser, **house}


def _colleague(market: str, role: str) -> UUID:
    """Somebody of the national company."""
    from murmelbahn.accounts.operations import create_user
    from murmelbahn.kernel.actor import SYSTEM, ActorKind

    name = {SALES: "Sina Vertrieb", FINANCE: "Finn Finanzen", SECOND: "Frieda Finanzen"}[role]
    kind = ActorKind.NSC_SALES if role == SALES else ActorKind.NSC_FINANCE
    return create_user(SYSTEM, email=f"{role}@example.org", name=name, kind=kind, language="de", markets=[market])


def mirrored(customer: list[tuple[str, str]], adviser: list[tuple[str, str]]) -> None:
    """Both are shown the same numbers, dates and states. A letter is shown to whom it was written and to the adviser."""
    assert customer
    assert _apart(customer, letters=False) == _apart(adviser, letters=False)
    assert set(_apart(customer, letters=True)) <= set(_apart(adviser, letters=True))
    assert len(currencies(adviser)) <= 1


def _apart(facts: list[tuple[str, str]], *, letters: bool) -> list[tuple[str, str]]:
    return [(name, value) for name, value in facts if name.startswith("documents.") is letters]


def currencies(facts: list[tuple[str, str]]) -> set[str]:
    """Currencies of the amounts on a page."""
    return {found[1] for _, value in facts if (found := MONEY.match(value))}


def german(day: str) -> str:
    """`2027-02-15` as pages write a full day."""
    from murmelbahn.ui.rules.formats import full_day

    return full_day(date.fromisoformat(day), "de")
