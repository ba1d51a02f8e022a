"""A small world for whole deals: two national companies, one agent in each market, Corvane's cars, people who buy.

Built by calling operations only. Prices are published per story, so that the stories' figures come out of the real waterfall.
The outside worlds are played by the story itself: it says what plant, bank and authority answer, and when.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import murmelbahn
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import (
    Address,
    Channel,
    CompanyData,
    IdDocument,
    PaperState,
    PartyKind,
    PersonData,
    ScreeningKind,
    ScreeningResult,
    TouchpointKind,
    VatIdResult,
)
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import DealView, Registrar, Variant
from murmelbahn.kernel import clock, held
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.engine import Engine
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.markets.terms import CustomerKind, PriceBasis
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import ChecklistItem, OutletAddress, Side
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import (
    BankEntry,
    BankStatement,
    Campaign,
    ComponentKind,
    EntryOrigin,
    FundingKind,
    ItemPrice,
    LegalEntity,
)
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import AsBuilt, CarClass, Checks, ConfigurationView

CORVANE = Path(murmelbahn.__file__).parent / "sandbox" / "data" / "corvane"
SELLERS = {"DE": "CORVANE-DE", "AT": "CORVANE-AT"}
IBANS = {"DE": "DE89370400440532013000", "AT": "AT611904300234573201"}
AGENT_VAT_IDS = {"DE": "DE811907980", "AT": "ATU64165236"}
AGENT_IBANS = {"DE": "DE75512108001245126199", "AT": "AT483200000012345864"}
POSTCODES = {"DE": "20457", "AT": "1010"}
ZONES = {"DE": "Europe/Berlin", "AT": "Europe/Vienna"}
PAYER_IBAN = "DE02120300000000202051"
VINS = iter(f"WVC{model}ZZZ7C{number:06d}" for number in range(1, 900) for model in ("TS1",))
READY = Checks(inspection=True, second_key=True, papers=True, software=True)


def euro(amount: str) -> Money:
    return Money.of(amount.replace(",", ""), "EUR")


def engine() -> Engine:
    """The rooms' own reactions; the outside worlds are played by the story."""
    from murmelbahn.app.wiring import engine as wired

    whole = wired()
    inside = [one for one in whole.subscriptions if not one.name.startswith(("connect.", "documents."))]
    return Engine(subscriptions=inside, projections=whole.projections)


def model_files(model: str) -> dict[str, str]:
    own = f"models/{model}.toml"
    tables = tomllib.loads((CORVANE / own).read_text()).get("table", [])
    names = ["brand.toml", own, "texts/de.toml", "texts/en.toml", *(table["file"] for table in tables)]
    return {name: (CORVANE / name).read_text() for name in names}


def staff(kind: ActorKind, *markets: str) -> Actor:
    return Actor(subject=new_id(), kind=kind, markets=frozenset(markets or ("DE", "AT")))


@dataclass
class Town:
    """The world of one story."""

    market: str
    engine: Engine
    seller: str = ""
    agent: UUID = field(default_factory=new_id)
    outlet: UUID = field(default_factory=new_id)
    desk: Actor = SYSTEM
    sales: Actor = field(default_factory=lambda: staff(ActorKind.NSC_SALES))
    finance: Actor = field(default_factory=lambda: staff(ActorKind.NSC_FINANCE))
    second: Actor = field(default_factory=lambda: staff(ActorKind.NSC_FINANCE))
    entries: int = 0

    def build(self, *, tax_id: bool = True) -> Town:
        """Legal entity, commission scheme, agent (with its VAT id), outlet, adviser."""
        self.seller = SELLERS[self.market]
        values.register_legal_entity(
            SYSTEM,
            entity=LegalEntity(
                code=self.seller,
                market=self.market,
                legal_name=f"Corvane {self.market} GmbH",
                address=("Werkstraße 1", "10115 Berlin"),
                register="HRB 1234",
                vat_id="DE136695976" if self.market == "DE" else "ATU13585627",
                iban=IBANS[self.market],
                bic=None,
                holder=f"Corvane {self.market} GmbH",
                email_address="service@corvane.example",
                telephone="+49 30 23125 100",
            ),
        )
        values.publish_commission_scheme(
            SYSTEM,
            market=self.market,
            seller=self.seller,
            code="standard",
            rate_private=Decimal(6),
            rate_company=Decimal(4 if self.market == "AT" else 6),
            handover_fee=euro("0.00"),
        )
        self.agent = retail.open_agent(self.sales, market=self.market, seller=self.seller, code="A1", name="Autohaus A")
        retail.sign_contract_version(
            self.sales, agent=self.agent, valid_from=date(2026, 1, 1), commission_terms="standard"
        )
        if tax_id:
            retail.record_agent_tax_id(
                self.sales, agent=self.agent, vat_id=AGENT_VAT_IDS[self.market], register="HRB 99"
            )
        account = retail.record_agent_account(
            self.sales, agent=self.agent, holder="Autohaus A", iban=AGENT_IBANS[self.market]
        )
        retail.approve_agent_account(self.finance, account=account)
        place = OutletAddress(
            street="Am Kai 1", postal_code=POSTCODES[self.market], city="Hamburg", country=self.market
        )
        self.outlet = retail.open_outlet(
            self.sales, agent=self.agent, code="A1-1", name="Autohaus A", address=place, zone=ZONES[self.market]
        )
        subject = new_id()
        retail.appoint_adviser(self.sales, subject=subject, outlet=self.outlet)
        self.desk = Actor(
            subject=subject,
            kind=ActorKind.ADVISER,
            agents=frozenset({self.agent}),
            outlets=frozenset({self.outlet}),
            markets=frozenset({self.market}),
        )
        return self

    # --- time

    def moment(self, day: date, hour: int = 10, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), ZoneInfo(ZONES[self.market])).astimezone(UTC)

    def on(self, day: str, hour: int = 10, minute: int = 0) -> None:
        """Live up to a moment: every timer rings at its own time."""
        self.engine.until(self.moment(date.fromisoformat(day), hour, minute))

    def settle_down(self) -> None:
        self.engine.until_idle()

    # --- what is for sale

    def release(self, *models: str) -> None:
        for model in models:
            vehicles.release_model(SYSTEM, files=model_files(model))

    def configure(
        self, model: str, *choices: str, order: str = "2026-11-24", build: str = "2027-01-18"
    ) -> ConfigurationView:
        days = {"order_date": date.fromisoformat(order), "build_date": date.fromisoformat(build)}
        artefact = vehicle.model_catalogue(SYSTEM, model=model, market=self.market, **days).artefact
        items = vehicle.complete(SYSTEM, artefact=artefact, choices=choices)
        saved = vehicles.save_configuration(SYSTEM, model=model, items=items, market=self.market, **days)
        return vehicle.configuration(SYSTEM, configuration=saved)

    def prices(
        self,
        configurations: Sequence[ConfigurationView],
        amounts: Mapping[str, tuple[ComponentKind, str]],
        *,
        basis: PriceBasis,
        kind: CustomerKind = CustomerKind.PRIVATE,
        valid_from: str = "2026-01-01",
    ) -> None:
        """Publish a list: named codes at their price, every other item of the configurations at 0.00."""
        codes = {code for one in configurations for code in (one.model, *one.items)}
        listed = [ItemPrice(code=code, kind=which, amount=euro(amount)) for code, (which, amount) in amounts.items()]
        rest = [
            ItemPrice(code=code, kind=ComponentKind.OPTION, amount=euro("0.00"))
            for code in sorted(codes - set(amounts))
        ]
        values.publish_prices(
            SYSTEM,
            market=self.market,
            seller=self.seller,
            basis=basis,
            customer_kind=kind,
            valid=Period(date.fromisoformat(valid_from), None),
            prices=(*listed, *rest),
        )

    def campaign(self, code: str, amount: str, kind: ComponentKind = ComponentKind.CAMPAIGN) -> None:
        values.publish_campaign(
            SYSTEM,
            campaign=Campaign(code=code, market=self.market, seller=self.seller, kind=kind, amount=euro(amount)),
        )

    def stock(self, configuration: ConfigurationView, car_class: CarClass = CarClass.NEW) -> str:
        vin = next(VINS)
        vehicles.add_stock_car(
            SYSTEM,
            vin=vin,
            configuration=configuration.id,
            car_class=car_class,
            market=self.market,
            seller=self.seller,
            place="A1-1",
        )
        vehicles.record_preparation(SYSTEM, vin=vin, checks=READY)
        return vin

    # --- people

    def person(self, name: str = "Anna") -> tuple[Actor, UUID]:
        """Somebody with a proven e-mail, seen identity card and clear screening."""
        me = Actor(subject=new_id(), kind=ActorKind.CUSTOMER, markets=frozenset({self.market}))
        data = PersonData(
            given_names=name,
            family_name="Muster",
            birth_date=date(1990, 2, 28),
            email=f"{name.lower()}-{me.subject.hex[-8:]}@example.org",
            language="de",
            addresses=(
                Address(street="Am Kai 2", postal_code=POSTCODES[self.market], city="Hamburg", country=self.market),
            ),
        )
        party = customers.register_party(me, kind=PartyKind.PRIVATE, market=self.market, seller=self.seller, data=data)
        customers.prove_email(SYSTEM, party=party, email=data.email)
        customers.record_identity_check(
            SYSTEM, party=party, document=IdDocument.IDENTITY_CARD, expires_on=date(2032, 1, 1)
        )
        self.screen(party)
        return Actor(subject=me.subject, kind=ActorKind.CUSTOMER, parties=frozenset({party})), party

    def company(self, name: str = "Beispiel", vat_id: str | None = None, *, checked: bool = True) -> tuple[Actor, UUID]:
        """A company with a proven e-mail, a confirmed VAT id and clear screening."""
        me = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
        own = vat_id if vat_id is not None else ("DE123456788" if self.market == "DE" else "ATU12345675")
        data = CompanyData(
            legal_name=f"{name} GmbH",
            legal_form="GmbH",
            register_number="HRB 7",
            vat_id=own,
            email=f"office-{me.subject.hex[-8:]}@example.org",
            language="de",
            addresses=(
                Address(street="Am Kai 3", postal_code=POSTCODES[self.market], city="Hamburg", country=self.market),
            ),
            signatories=("Anna Muster",),
        )
        party = customers.register_party(
            SYSTEM, kind=PartyKind.COMPANY, market=self.market, seller=self.seller, data=data
        )
        customers.prove_email(SYSTEM, party=party, email=data.email)
        if own and checked:
            customers.record_vat_id_check(SYSTEM, party=party, result=VatIdResult.VALID)
        self.screen(party)
        return Actor(subject=me.subject, kind=ActorKind.CUSTOMER, parties=frozenset({party})), party

    def screen(self, party: UUID) -> None:
        for kind in ScreeningKind:
            customers.record_screening(SYSTEM, party=party, kind=kind, result=ScreeningResult.CLEAR, provider="trial")

    # --- steps of a deal

    def open(
        self, who: tuple[Actor, UUID], *, kind: str = "private", extras: tuple[str, ...] = (), **wish: object
    ) -> UUID:
        variant = Variant.STOCK if "vin" in wish else Variant.BUILD_TO_ORDER
        return deals.open_deal(
            SYSTEM,
            market=self.market,
            seller=self.seller,
            variant=variant,
            customer_kind=kind,
            orderer=who[1],
            agent=self.agent,
            outlet=self.outlet,
            adviser=self.desk.subject,
            place_of_delivery="A1-1",
            extras=extras,
            **wish,
        )

    def declare(self, deal: UUID, who: tuple[Actor, UUID], *, channel: Channel) -> None:
        """The declaration's evidence: signed at the outlet, or the button pressed online."""
        kind = TouchpointKind.SIGNATURE if channel is Channel.OUTLET else TouchpointKind.ORDER
        customers.record_touchpoint(
            SYSTEM,
            market=self.market,
            seller=self.seller,
            parties=(who[1],),
            kind=kind,
            channel=channel,
            deal=deal,
            outlet=self.outlet if channel is Channel.OUTLET else None,
            adviser=self.desk.subject if channel is Channel.OUTLET else None,
            evidence=f"declaration:{deal}",
        )

    def order(
        self,
        deal: UUID,
        who: tuple[Actor, UUID],
        total: str,
        *,
        channel: Channel = Channel.OUTLET,
        funding: FundingKind = FundingKind.CASH,
        lender: str = "",
        own_part: str = "",
        campaigns: tuple[str, ...] | None = None,
    ) -> None:
        """Offer and order at the offer's total."""
        offer = deals.make_offer(SYSTEM, deal=deal, campaigns=campaigns)
        self.declare(deal, who, channel=channel)
        own = euro(own_part) if own_part else None
        deals.place_order(
            SYSTEM, deal=deal, offer=offer, total=euro(total), funding=funding, lender=lender, own_part=own
        )
        self.settle_down()

    def accept(self, deal: UUID, **wish: object) -> None:
        deals.accept_order(self.sales, deal=deal, **wish)
        self.settle_down()

    def plant_schedules(self, deal: UUID, *, week: str, promised: str, freeze: Mapping[str, str] | None = None) -> None:
        build = self.view(deal).build
        assert build is not None
        days = {name: date.fromisoformat(day) for name, day in (freeze or {}).items()}
        vehicles.schedule_build(
            SYSTEM, build=build, week=date.fromisoformat(week), freeze=days, promised=date.fromisoformat(promised)
        )
        self.settle_down()

    def plant_builds(self, deal: UUID, *, co2: int | None = None) -> str:
        view = self.view(deal)
        sold = vehicle.configuration(SYSTEM, configuration=view.configuration)
        assert view.build is not None
        vin = next(VINS)
        vehicles.record_built(
            SYSTEM,
            build=view.build,
            vin=vin,
            as_built=AsBuilt(
                items=sold.items,
                co2_g_km=sold.technical.co2_g_km if co2 is None else co2,
                mass_kg=sold.technical.mass_kg,
                consumption_l_100km=sold.technical.consumption_l_100km,
                consumption_kwh_100km=sold.technical.consumption_kwh_100km,
                electric_range_km=sold.technical.electric_range_km,
            ),
        )
        self.settle_down()
        return vin

    def arrives(self, deal: UUID) -> None:
        vin = self.view(deal).vin
        vehicles.record_arrival(SYSTEM, vin=vin, place="A1-1")
        vehicles.record_preparation(SYSTEM, vin=vin, checks=READY)
        self.settle_down()

    def at_hand(self, deal: UUID) -> None:
        """A stock car that stands prepared at the handover place already."""
        deals.vehicle_reached(SYSTEM, deal=deal, state=self.prepared())

    @staticmethod
    def prepared() -> object:
        from murmelbahn.deal.terms import Vehicle

        return Vehicle.PREPARED

    def invoice(self, deal: UUID, *, handover: str, due: str | None = None) -> UUID:
        invoice = deals.issue_invoice(
            self.finance,
            deal=deal,
            planned_handover=date.fromisoformat(handover),
            due_on=date.fromisoformat(due) if due else None,
        )
        self.settle_down()
        return invoice

    def papers(self, deal: UUID) -> None:
        """Every paper of the list is brought and checked."""
        deals.open_papers(SYSTEM, deal=deal)
        for found in customer.papers(SYSTEM, deal=deal):
            for paper in found.papers:
                for state in (PaperState.PRESENT, PaperState.CHECKED):
                    customers.record_paper(SYSTEM, deal=deal, keeper=found.keeper, paper=paper.kind, state=state)
        deals.complete_papers(SYSTEM, deal=deal)

    def appoint(self, deal: UUID, who: tuple[Actor, UUID], day: str) -> None:
        retail.attribute_deal(
            self.desk,
            deal=deal,
            market=self.market,
            seller=self.seller,
            duty=self.duty(),
            outlet=self.outlet,
            adviser=self.desk.subject,
        )
        retail.propose_appointment(
            SYSTEM,
            deal=deal,
            market=self.market,
            seller=self.seller,
            customer=who[1],
            outlet=self.outlet,
            starts=self.moment(date.fromisoformat(day), 11),
        )
        for side in Side:
            retail.confirm_appointment(SYSTEM, deal=deal, side=side)
        self.settle_down()

    @staticmethod
    def duty() -> object:
        from murmelbahn.retail.terms import Duty

        return Duty.HANDOVER

    def register(self, deal: UUID) -> None:
        """By the outlet where it sold the service, else by the customer, who comes for the papers and tells the plate."""
        if self.view(deal).registrar is Registrar.CUSTOMER:
            deals.note_own_registration(SYSTEM, deal=deal, plate="HH C 1", on=self.today())
        else:
            deals.request_registration(SYSTEM, deal=deal)
            vehicles.record_registered(SYSTEM, vin=self.view(deal).vin, plate="HH C 1", on=clock.read().date())
        self.settle_down()

    def hand_over(self, deal: UUID, *, takeover: str = "sign:takeover") -> None:
        signed = {"signature_customer": "sign:customer", "signature_agent": "sign:agent", "takeover": takeover}
        deals.hand_over(self.desk, deal=deal, odometer_km=12, checked=frozenset(ChecklistItem), **signed)
        self.settle_down()

    def pay(
        self, deal: UUID, amount: str, *, iban: str = PAYER_IBAN, reference: str = "", holder: str = "Anna Muster"
    ) -> None:
        """A credit transfer arrives and is booked; the same `reference` is the same bank message again."""
        self.entries += 1
        day = clock.read().date()
        own = reference or f"BANK-{self.entries}"
        entry = BankEntry(
            reference=own,
            origin=EntryOrigin.CREDIT_TRANSFER,
            amount=euro(amount),
            booked=True,
            booked_on=day,
            value_on=day,
            remittance=value.payment_instruction(SYSTEM, deal=deal).reference,
            counterparty_iban=iban,
            counterparty_name=holder,
        )
        statement = BankStatement(account=IBANS[self.market], statement=f"S-{self.entries}", entries=(entry,))
        values.store_statement(SYSTEM, content=f"{own}:{self.entries}".encode(), statement=statement)
        self.settle_down()

    def pay_stranger(self, amount: str, *, origin: EntryOrigin = EntryOrigin.CREDIT_TRANSFER) -> None:
        """A transfer whose remittance names nothing of ours."""
        self.entries += 1
        day = clock.read().date()
        stray = BankEntry(
            reference=f"BANK-{self.entries}",
            origin=origin,
            amount=euro(amount),
            booked=True,
            booked_on=day,
            value_on=day,
            remittance="for the blue car",
            counterparty_iban=PAYER_IBAN,
            counterparty_name="Anna Muster",
        )
        statement = BankStatement(account=IBANS[self.market], statement=f"S-{self.entries}", entries=(stray,))
        values.store_statement(SYSTEM, content=f"stray:{self.entries}".encode(), statement=statement)
        self.settle_down()

    def refund(self, deal: UUID, amount: str) -> None:
        """Proposed by one person, approved by another, executed by the bank."""
        refund = values.propose_refund(self.finance, deal=deal, amount=euro(amount))
        values.approve_refund(self.second, refund=refund)
        values.record_refund_paid(
            SYSTEM, refund=refund, reference=f"OUT-{refund.hex[-6:]}", paid_on=clock.read().date()
        )
        self.settle_down()

    def pay_agent(self) -> None:
        """The bank executes what is ordered for the agent; the debit stands on the statement of the day."""
        (payout,) = value.payouts(SYSTEM, agent=self.agent, open_only=True)
        self.entries += 1
        day = clock.read().date()
        debit = BankEntry(
            reference=f"BANK-{self.entries}",
            origin=EntryOrigin.OUTGOING,
            amount=payout.amount,
            booked=True,
            booked_on=day,
            value_on=day,
            remittance=payout.id.hex,
            counterparty_iban=AGENT_IBANS[self.market],
            counterparty_name="Autohaus A",
            end_to_end=payout.id.hex,
        )
        statement = BankStatement(account=IBANS[self.market], statement=f"S-{self.entries}", entries=(debit,))
        values.store_statement(SYSTEM, content=f"agent:{self.entries}".encode(), statement=statement)
        self.settle_down()

    def move_appointment(self, deal: UUID, day: str) -> None:
        retail.move_appointment(SYSTEM, deal=deal, starts=self.moment(date.fromisoformat(day), 11))
        for side in Side:
            retail.confirm_appointment(SYSTEM, deal=deal, side=side)
        self.settle_down()

    def day(self, text: str) -> date:
        return date.fromisoformat(text)

    def handover_fee(self, amount: str) -> None:
        """From today the agent's contract pays a fee for every handover."""
        values.publish_commission_scheme(
            SYSTEM,
            market=self.market,
            seller=self.seller,
            code="with-fee",
            rate_private=Decimal(6),
            rate_company=Decimal(6),
            handover_fee=euro(amount),
        )
        retail.sign_contract_version(self.sales, agent=self.agent, valid_from=self.today(), commission_terms="with-fee")

    def offered_total(self, deal: UUID) -> str:
        offer = deals.make_offer(SYSTEM, deal=deal)
        return str(value.offer(SYSTEM, offer=offer, on=self.today()).terms.quote.totals.gross.amount)

    def unconfirmed_rules(self, deal: UUID, tax_date: str) -> tuple[str, ...]:
        from murmelbahn.deal.models import Deal
        from murmelbahn.deal.queries.holds import Seen, requote

        seen = Seen(Deal.objects.get(id=deal), self.view(deal).parties)
        quote = requote(seen, tax_date=self.day(tax_date))
        return tuple(line.rule for line in quote.taxes if not line.confidence.binding)

    # --- what came of it

    def today(self) -> date:
        return clock.read().astimezone(ZoneInfo(ZONES[self.market])).date()

    def interest(self, interest: UUID) -> tuple[Money, int]:
        from murmelbahn.value.models import Interest

        row = Interest.objects.get(id=interest)
        return Money(row.amount, row.currency), row.days

    def view(self, deal: UUID) -> DealView:
        return deal_queries.deal(SYSTEM, deal=deal)

    def prove(self) -> None:
        """Every deal's streams agree, the books balance, no fact is held."""
        self.settle_down()
        assert held.held() == []
        assert value.ledger_check(SYSTEM) == ()
        for deal in deal_queries.deals(SYSTEM, limit=100):
            verdict = deal_queries.verdict(SYSTEM, deal=deal.id)
            assert verdict.agrees, verdict.disagreements

    def postings(self, deal: UUID) -> list[list[str]]:
        """Every entry as sorted texts: `DEBTOR 42,809.60` debit, `/ UNEARNED 35,948.74` credit, month where shown."""
        return [
            sorted(
                f"{'' if posting.amount.amount > 0 else '/ '}{posting.account.value}"
                f"{f'({posting.month})' if posting.month else ''} {abs(posting.amount.amount):,.2f}"
                for posting in entry.postings
                if posting.amount
            )
            for entry in value.postings_of(SYSTEM, deal=deal)
        ]


def entry(debits: str, credits: str) -> list[str]:
    """An entry as the stories write it: `entry("DEBTOR 100.00", "UNEARNED 84.03, VAT_PENDING 15.97")`."""
    split = [one.strip() for one in debits.split("; ")], [one.strip() for one in credits.split("; ")]
    return sorted([*split[0], *(f"/ {one}" for one in split[1])])
