"""A town with deals at every stage and people to look at them; built by calling operations only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from murmelbahn.accounts.operations import create_user
from murmelbahn.customer.terms import Channel
from murmelbahn.deal.operations import make_offer, withdraw
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import queries as vehicle
from tests.journeys.town import Town, engine

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
EXTRAS = ("DELIVERY", "REGSERVICE", "AUTHFEE")
TOTAL = "44,609.60"
PRICES = {
    "AV2": (ComponentKind.BASE, "37,490.00"),
    "SEATHEAT": (ComponentKind.OPTION, "2,020.00"),
    "CAM360": (ComponentKind.OPTION, "3,000.00"),
    "P11": (ComponentKind.PAINT, "950.00"),
    "DELIVERY": (ComponentKind.DELIVERY, "990.00"),
    "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "129.00"),
    "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60"),
}
LONG = "Maximiliane-Theodora-Rosamunde-Annegret"
STAGES = (("settled", "Clara"), ("invoiced", "Anna"), ("secured", LONG), ("scheduled", "David"), ("withdrawn", "Greta"))
DISTANCE = {"scheduled", "withdrawn"}


@dataclass
class Cast:
    """Deals by stage, users by role."""

    town: Town
    deals: dict[str, UUID] = field(default_factory=dict)
    users: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, tuple[Actor, UUID]] = field(default_factory=dict)
    share: str = ""
    """The code of the car that they all buy."""
    vin: str = ""
    """A car that nobody has bought yet."""
    customers: dict[str, UUID] = field(default_factory=dict)
    """Users of the customers, by the stage of their deal: `customers["offered"]`."""

    def begin(self, stage: str, name: str, configuration: UUID, channel: Channel = Channel.OUTLET) -> UUID:
        """Offered, ordered and accepted; the stage goes on from there."""
        who = self.town.person(name)
        deal = self.town.open(who, configuration=configuration, extras=EXTRAS)
        self.town.order(deal, who, TOTAL, channel=channel)
        self.deals[stage], self.people[stage] = deal, who
        return deal

    def user(self, name: str, kind: ActorKind, **ties: object) -> UUID:
        email = f"{name.split()[0].lower()}@example.org"
        self.users[kind] = create_user(SYSTEM, email=email, name=name, kind=kind, language="de", **ties)  # type: ignore[arg-type]
        return self.users[kind]


def play(set_clock: Callable[[datetime], None]) -> Cast:
    """The story of a few weeks, up to 11 February 2027."""
    set_clock(START)
    town = Town("DE", engine()).build()
    cast = Cast(town)
    town.release("arve")
    car = town.configure("AV2", "MH13", "P11", "SEATHEAT", "CAM360")
    town.prices([car], _everything(car.items) | PRICES, basis=PriceBasis.GROSS)
    cast.share = vehicle.share_code(SYSTEM, configuration=car.id)
    for stage, name in STAGES:
        cast.begin(stage, name, car.id, Channel.ONLINE if stage in DISTANCE else Channel.OUTLET)
    town.on("2026-11-25")
    for stage, _ in STAGES:
        town.accept(cast.deals[stage])
        town.plant_schedules(cast.deals[stage], week="2027-01-18", promised="2027-02-05")
    town.on("2027-01-20")
    for stage in ("settled", "invoiced", "secured"):
        town.plant_builds(cast.deals[stage])
    town.on("2027-02-03")
    for stage in ("settled", "invoiced", "secured"):
        deal = cast.deals[stage]
        town.arrives(deal)
        town.invoice(deal, handover="2027-02-15")
        if stage != "invoiced":
            town.papers(deal)
            town.pay(deal, TOTAL)
            town.appoint(deal, cast.people[stage], "2027-02-08" if stage == "settled" else "2027-02-15")
    town.on("2027-02-05")
    town.register(cast.deals["settled"])
    town.on("2027-02-08", 11)
    town.hand_over(cast.deals["settled"])
    town.on("2027-02-09")
    cast.begin("ordered", "Frida", car.id)
    _offer(cast, "Emil", car.id)
    town.on("2027-02-10")
    withdraw(cast.people["withdrawn"][0], deal=cast.deals["withdrawn"])
    town.settle_down()
    cast.vin = town.stock(car)
    _users(cast)
    return cast


def _everything(fitted: Iterable[str]) -> dict[str, tuple[ComponentKind, str]]:
    """A price for whatever else can be chosen."""
    return {code: (ComponentKind.OPTION, "590.00") for code in vehicle.price_codes(SYSTEM) if code not in set(fitted)}


def _offer(cast: Cast, name: str, configuration: UUID) -> None:
    who = cast.town.person(name)
    deal = cast.town.open(who, configuration=configuration, extras=EXTRAS)
    make_offer(SYSTEM, deal=deal)
    cast.deals["offered"], cast.people["offered"] = deal, who


def _users(cast: Cast) -> None:
    cast.user("Anna Muster", ActorKind.CUSTOMER, parties=[cast.people["invoiced"][1]], markets=["DE"])
    for stage, (_, party) in cast.people.items():
        cast.customers[stage] = create_user(
            SYSTEM, email=f"{stage}@example.org", name=stage.title(), language="de", parties=[party]
        )
    cast.user("Bruno Berater", ActorKind.ADVISER, agents=[cast.town.agent], outlets=[cast.town.outlet])
    cast.user("Silke Vertrieb", ActorKind.NSC_SALES, markets=["DE"])
    cast.user("Finn Finanzen", ActorKind.NSC_FINANCE, markets=["DE"])
