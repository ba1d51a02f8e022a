"""The life of one deal in steps that may be interrupted anywhere: what comes next is read from the deal itself.

Every step is one call of a public operation, sent under an idempotency key made from the deal and the step, as a door would
send it. A process that died is replaced by another that asks the same question and goes on. The town's clock stands still:
a deal needs no waiting, only answers of the outside worlds, which are given here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, PaperState, PaperStep, TouchpointKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.models import Deal
from murmelbahn.deal.terms import Customer, DealView, Value, Variant, Vehicle
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import ChecklistItem, Side
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import BankEntry, BankStatement, ComponentKind, EntryOrigin
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import AsBuilt, CarClass, ConfigurationView
from tests.journeys.town import IBANS, PAYER_IBAN, READY, Town, engine

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
"""What a VIN is written with (ISO 3779: no I, O, Q)."""
EXTRAS = ("DELIVERY", "REGSERVICE", "AUTHFEE")
CHOICES = ("MH13", "P11", "SEATHEAT", "CAM360")
AMOUNTS = {
    "AV2": (ComponentKind.BASE, "37,490.00"),
    "SEATHEAT": (ComponentKind.OPTION, "2,020.00"),
    "CAM360": (ComponentKind.OPTION, "3,000.00"),
    "P11": (ComponentKind.PAINT, "950.00"),
    "DELIVERY": (ComponentKind.DELIVERY, "990.00"),
    "REGSERVICE": (ComponentKind.REGISTRATION_SERVICE, "129.00"),
    "AUTHFEE": (ComponentKind.AUTHORITY_FEE, "30.60"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What one deal begins with; prepared before the load, so that a killed client can begin again."""

    name: str
    buyer: UUID
    vin: str = ""


@dataclass
class Stage:
    """A town with one car model for sale, and whoever wants one. Travels to other processes as plain JSON values."""

    town: Town
    configuration: UUID
    items: tuple[str, ...]
    wishes: list[Wish] = field(default_factory=list)

    @classmethod
    def build(cls, *, stock: int = 0, to_order: int = 0, market: str = "DE") -> Stage:
        town = Town(market, engine()).build()
        town.release("arve")
        car = town.configure("AV2", *CHOICES)
        town.prices([car], AMOUNTS, basis=PriceBasis.GROSS)
        town.campaign("AUTUMN", "1,800.00")
        stage = cls(town, car.id, car.items)
        for number in range(stock + to_order):
            vin = stage.stock_car(car, number) if number < stock else ""
            stage.wishes.append(Wish(f"{number:05d}", town.person()[1], vin))
        return stage

    def stock_car(self, car: ConfigurationView, number: int) -> str:
        vin = vin_of(number, line="S")
        vehicles.add_stock_car(
            SYSTEM, vin=vin, configuration=car.id, car_class=CarClass.NEW, market=self.town.market,
            seller=self.town.seller, place="A1-1",
        )  # fmt: skip
        vehicles.record_preparation(SYSTEM, vin=vin, checks=READY)
        return vin

    def to_json(self) -> dict[str, Any]:
        town = self.town
        return {
            "market": town.market, "seller": town.seller, "agent": str(town.agent), "outlet": str(town.outlet),
            "desk": str(town.desk.subject), "configuration": str(self.configuration), "items": list(self.items),
            "wishes": [[one.name, str(one.buyer), one.vin] for one in self.wishes],
        }  # fmt: skip

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Stage:
        agent, outlet = UUID(plain["agent"]), UUID(plain["outlet"])
        desk = Actor(
            subject=UUID(plain["desk"]), kind=ActorKind.ADVISER, agents=frozenset({agent}),
            outlets=frozenset({outlet}), markets=frozenset({plain["market"]}),
        )  # fmt: skip
        town = Town(plain["market"], engine(), plain["seller"], agent, outlet, desk)
        wishes = [Wish(name, UUID(buyer), vin) for name, buyer, vin in plain["wishes"]]
        return cls(town, UUID(plain["configuration"]), tuple(plain["items"]), wishes)


def vin_of(number: int, *, line: str) -> str:
    """A VIN for each number. Those of thousands of random numbers stay apart: seven signs of 33, then four digits."""
    number, serial = divmod(number, 10_000)
    signs = ""
    for _ in range(7):
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
    return f"WVC{line}{signs[:5]}VC{signs[5:]}{serial:04d}"


def at_goal(deal: DealView, goal: str) -> bool:
    """`paid`: the money is safe; `settled`: the deal is closed."""
    return deal.closed or (goal == "paid" and deal.value is Value.SECURED)


def next_step(deal: DealView) -> str:
    """What somebody must do now; empty when the deal is closed or waits for a reaction."""
    if deal.closed:
        return ""
    before_contract = {Customer.IDENTIFIED: "offer", Customer.OFFERED: "order", Customer.ORDERED: "accept"}
    if deal.customer in before_contract:
        return before_contract[deal.customer]
    if deal.vehicle in (Vehicle.PREPARED, Vehicle.REGISTERED):
        return _after_arrival(deal)
    if deal.variant is Variant.STOCK:
        return "at_hand"
    if deal.build is None:
        return ""
    on_the_road = {
        Vehicle.CHOSEN: "schedule", Vehicle.ALLOCATED: "schedule", Vehicle.SCHEDULED: "build_car",
        Vehicle.FROZEN: "build_car", Vehicle.BUILT: "arrive", Vehicle.ARRIVED: "prepare",
    }  # fmt: skip
    return on_the_road.get(deal.vehicle, "")


def _after_arrival(deal: DealView) -> str:
    if deal.value is Value.FUNDING_SET:
        return "invoice"
    if deal.value is Value.INVOICED:
        return "pay"
    if deal.value is not Value.SECURED:
        return ""
    if deal.vehicle is Vehicle.REGISTERED:
        return "hand_over"
    onward = {Customer.CONTRACTED: "papers", Customer.PAPERS_COMPLETE: "appoint", Customer.APPOINTED: "register"}
    return onward.get(deal.customer, "")


@dataclass
class Life:
    """Does the steps of a stage's deals. `tell` hears of every command before it is sent and after its commit."""

    stage: Stage
    tell: Callable[[str, UUID | str, str], None] = lambda when, deal, step: None

    @property
    def town(self) -> Town:
        return self.stage.town

    def send(self, step: str, of: UUID | str, call: Callable[..., Any], actor: Actor, /, **content: Any) -> Any:
        """One command under its key."""
        self.tell("sent", of, step)
        result = once(f"{of}:{step}", call)(actor, **content)
        self.tell("done", of, step)
        return result

    def open(self, wish: Wish) -> UUID:
        town = self.town
        car = {"vin": wish.vin} if wish.vin else {"configuration": self.stage.configuration}
        found: UUID = self.send(
            "open", wish.name, deals.open_deal, SYSTEM, market=town.market, seller=town.seller,
            variant=Variant.STOCK if wish.vin else Variant.BUILD_TO_ORDER, customer_kind="private", orderer=wish.buyer,
            agent=town.agent, outlet=town.outlet, adviser=town.desk.subject, place_of_delivery="A1-1", extras=EXTRAS, **car,
        )  # fmt: skip
        return found

    def do(self, step: str, deal: DealView) -> None:
        getattr(self, step)(deal)

    def onward(self, deal: UUID, goal: str = "settled", *, done: str = "") -> str:
        """Do what is next; the name of the step, empty if nothing is to do now. A step that was `done` waits for a reaction:
        money that was sent is not sent again until it is there."""
        seen = deal_queries.deal(SYSTEM, deal=deal)
        step = "" if at_goal(seen, goal) else next_step(seen)
        if step == done:
            return ""
        if step:
            self.do(step, seen)
        return step

    # --- the steps

    def offer(self, deal: DealView) -> None:
        self.send("offer", deal.id, deals.make_offer, SYSTEM, deal=deal.id)

    def order(self, deal: DealView) -> None:
        town, buyer = self.town, deal.parties[0].party
        self.send(
            "declare", deal.id, customers.record_touchpoint, SYSTEM, market=town.market, seller=town.seller,
            parties=(buyer,), kind=TouchpointKind.SIGNATURE, channel=Channel.OUTLET, deal=deal.id, outlet=town.outlet,
            adviser=town.desk.subject, evidence=f"declaration:{deal.id}",
        )  # fmt: skip
        assert deal.offer is not None
        offered = value.offer(SYSTEM, offer=deal.offer, on=town.today())
        total = offered.terms.quote.totals.gross
        self.send("order", deal.id, deals.place_order, SYSTEM, deal=deal.id, offer=deal.offer, total=total)

    def accept(self, deal: DealView) -> None:
        self.send("accept", deal.id, deals.accept_order, SYSTEM, deal=deal.id)

    def at_hand(self, deal: DealView) -> None:
        self.send("at_hand", deal.id, deals.vehicle_reached, SYSTEM, deal=deal.id, state=Vehicle.PREPARED)

    def schedule(self, deal: DealView) -> None:
        day = self.town.today()
        self.send(
            "schedule", deal.id, vehicles.schedule_build, SYSTEM, build=deal.build, week=day, freeze={}, promised=day
        )

    def build_car(self, deal: DealView) -> None:
        sold = vehicle.configuration(SYSTEM, configuration=deal.configuration)
        seen = sold.technical
        built = AsBuilt(
            items=sold.items, co2_g_km=seen.co2_g_km, mass_kg=seen.mass_kg,
            consumption_l_100km=seen.consumption_l_100km, consumption_kwh_100km=seen.consumption_kwh_100km,
            electric_range_km=seen.electric_range_km,
        )  # fmt: skip
        vin = vin_of(deal.id.int, line="B")
        self.send("build_car", deal.id, vehicles.record_built, SYSTEM, build=deal.build, vin=vin, as_built=built)

    def arrive(self, deal: DealView) -> None:
        self.send("arrive", deal.id, vehicles.record_arrival, SYSTEM, vin=deal.vin, place="A1-1")

    def prepare(self, deal: DealView) -> None:
        self.send("prepare", deal.id, vehicles.record_preparation, SYSTEM, vin=deal.vin, checks=READY)

    def invoice(self, deal: DealView) -> None:
        day = self.town.today()
        self.send("invoice", deal.id, deals.issue_invoice, SYSTEM, deal=deal.id, planned_handover=day)

    def pay(self, deal: DealView) -> None:
        """The bank says once that the money came; the statement may reach us twice."""
        content = f"statement of {deal.number}".encode()
        self.send("pay", deal.id, values.store_statement, SYSTEM, content=content, statement=self.statement(deal))

    def statement(self, deal: DealView) -> BankStatement:
        """The bank's message about the whole price of a deal."""
        day = self.town.today()
        entry = BankEntry(
            reference=f"PAY-{deal.number}", origin=EntryOrigin.CREDIT_TRANSFER,
            amount=value.agreement(SYSTEM, deal=deal.id).totals.gross, booked=True, booked_on=day, value_on=day,
            remittance=value.payment_instruction(SYSTEM, deal=deal.id).reference, counterparty_iban=PAYER_IBAN,
            counterparty_name="Anna Muster",
        )  # fmt: skip
        return BankStatement(account=IBANS[self.town.market], statement=f"S-{deal.number}", entries=(entry,))

    def papers(self, deal: DealView) -> None:
        self.send("open_papers", deal.id, deals.open_papers, SYSTEM, deal=deal.id)
        for found in customer.papers(SYSTEM, deal=deal.id):
            for state in (PaperState.PRESENT, PaperState.CHECKED):
                steps = tuple(PaperStep(paper=paper.kind, state=state) for paper in found.papers)
                self.send(
                    f"papers:{state}", deal.id, customers.record_papers, SYSTEM, deal=deal.id, keeper=found.keeper,
                    steps=steps,
                )  # fmt: skip
        self.send("papers", deal.id, deals.complete_papers, SYSTEM, deal=deal.id)

    def appoint(self, deal: DealView) -> None:
        town = self.town
        where = {"deal": deal.id, "market": town.market, "seller": town.seller}
        self.send(
            "attribute", deal.id, retail.attribute_deal, town.desk, duty=town.duty(), outlet=town.outlet,
            adviser=town.desk.subject, **where,
        )  # fmt: skip
        self.send(
            "propose", deal.id, retail.propose_appointment, SYSTEM, customer=deal.parties[0].party, outlet=town.outlet,
            starts=town.moment(town.today(), 11), **where,
        )  # fmt: skip
        for side in Side:
            self.send(f"confirm:{side}", deal.id, retail.confirm_appointment, SYSTEM, deal=deal.id, side=side)

    def register(self, deal: DealView) -> None:
        self.send("register", deal.id, deals.request_registration, SYSTEM, deal=deal.id)
        plate = f"HH C {deal.id.hex[-6:].upper()}"
        self.send("plate", deal.id, vehicles.record_registered, SYSTEM, vin=deal.vin, plate=plate, on=self.town.today())

    def hand_over(self, deal: DealView) -> None:
        self.send(
            "hand_over", deal.id, deals.hand_over, self.town.desk, deal=deal.id, odometer_km=12,
            checked=frozenset(ChecklistItem), signature_customer="sign:customer", signature_agent="sign:agent",
        )  # fmt: skip

    def versions(self, deals: Sequence[UUID]) -> dict[UUID, int]:
        """Whether somebody has moved one of them, in one statement."""
        return dict(Deal.objects.filter(id__in=deals).values_list("id", "version"))

    def reached(self, deal: UUID, goal: str) -> bool:
        return at_goal(deal_queries.deal(SYSTEM, deal=deal), goal)

    def configure(self) -> UUID:
        """What the customer does before the deal: choose, complete, keep. The same car is the same configuration."""
        town = self.town
        days = {"order_date": date(2026, 11, 24), "build_date": date(2027, 1, 18)}
        artefact = vehicle.model_catalogue(SYSTEM, model="AV2", market=town.market, **days).artefact
        items = vehicle.complete(SYSTEM, artefact=artefact, choices=CHOICES)
        return vehicles.save_configuration(SYSTEM, model="AV2", items=items, market=town.market, **days)
