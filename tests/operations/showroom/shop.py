"""A shop window with all of Corvane's models, prices, outlets, people and some stock; built by calling operations only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.test import Client

from murmelbahn.accounts.models import User
from murmelbahn.accounts.operations import create_user
from murmelbahn.kernel.actor import SYSTEM, ActorKind

OPENING = datetime(2026, 11, 24, 8, tzinfo=UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Shop:
    """Who is there, by name."""

    users: dict[str, UUID]

    def visitor(self, *, market: str = "DE", language: str = "en") -> Client:
        """Somebody who has not signed in, in a market it chose."""
        client = Client(SERVER_NAME="localhost", headers={"Accept-Language": language})
        if market:
            client.cookies["market"] = market
        return client

    def as_(self, name: str, *, market: str = "DE", language: str = "en") -> Client:
        client = self.visitor(market=market, language=language)
        client.force_login(User.objects.get(subject=self.users[name]), backend=BACKEND)
        return client

    def sign_up(self, name: str, email: str) -> None:
        """A user whose address has answered and who has told nothing else yet."""
        self.users[name] = create_user(SYSTEM, email=email, name=name, kind=ActorKind.CUSTOMER)


def open_shop(set_clock: Callable[[datetime], None], *, cars: int = 24) -> Shop:
    """The morning of 24 November 2026."""
    from murmelbahn.sandbox.operations.world import network, people, sellers, stock

    set_clock(OPENING)
    stock.release_models()
    sellers.found_sellers()
    network.open_network()
    people.settle_demo_people()
    stock.fill_stock(cars)
    return Shop({user.name: user.subject for user in User.objects.all()})
