"""Who acts in these tests, and the two sellers with their prices."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.value import operations as value
from murmelbahn.value.terms import (
    Campaign,
    ComponentKind,
    CustomerKind,
    ItemPrice,
    LegalEntity,
    PriceBasis,
)

BUYER, LESSOR, AGENT, OUTLET = UUID(int=101), UUID(int=102), UUID(int=103), UUID(int=104)
SELLERS = {"DE": "CORVANE-DE", "AT": "CORVANE-AT"}
IBANS = {"DE": "DE02120300000000202051", "AT": "AT026000000001349870"}
CUSTOMER_IBAN, OTHER_IBAN = "DE89370400440532013000", "AT611904300234573201"


def person(number: int, kind: ActorKind, *markets: str) -> Actor:
    return Actor(subject=UUID(int=number), kind=kind, markets=frozenset(markets))


SALES = person(1, ActorKind.NSC_SALES, "DE", "AT")
FINANCE = person(2, ActorKind.NSC_FINANCE, "DE", "AT")
CHIEF = person(3, ActorKind.NSC_FINANCE, "DE", "AT")
ADVISER = Actor(subject=UUID(int=4), kind=ActorKind.ADVISER, agents=frozenset({AGENT}), outlets=frozenset({OUTLET}))
STRANGER = Actor(subject=UUID(int=5), kind=ActorKind.ADVISER, agents=frozenset({UUID(int=999)}))
CUSTOMER = Actor(subject=UUID(int=6), kind=ActorKind.CUSTOMER, parties=frozenset({BUYER}))

K = ComponentKind
DE_ITEMS = {
    "S1-BASE": (K.BASE, "37490"), "S1-OPTIONS": (K.OPTION, "5020"), "S1-PAINT": (K.PAINT, "950"),
    "S1-DELIVERY": (K.DELIVERY, "990"), "S1-REG": (K.REGISTRATION_SERVICE, "129"), "S1-FEE": (K.AUTHORITY_FEE, "30.60"),
    "S2-BASE": (K.BASE, "33320"), "S2-DELIVERY": (K.DELIVERY, "952"),
    "S4-BASE": (K.BASE, "41990"), "S4-DELIVERY": (K.DELIVERY, "1090"),
    "S7-BASE": (K.BASE, "57120"), "S7-DELIVERY": (K.DELIVERY, "1190"), "S7-OPTION": (K.OPTION, "1190"),
    "S8-BASE": (K.BASE, "33320"), "S8-DELIVERY": (K.DELIVERY, "990"), "S9-BASE": (K.BASE, "36900"),
}  # fmt: skip
AT_ITEMS = {
    "S3-BASE": (K.BASE, "38000"), "S3-OPTIONS": (K.OPTION, "3000"), "S3-DELIVERY": (K.DELIVERY, "500"),
    "S3-WHEELS": (K.OPTION, "1600"), "S3-FEE": (K.CHANGE_FEE, "150"),
    "S5-BASE": (K.BASE, "53750"), "S5-DELIVERY": (K.DELIVERY, "400"),
    "S6-BASE": (K.BASE, "39400"), "S6-DELIVERY": (K.DELIVERY, "500"), "S10-BASE": (K.BASE, "40000"),
}  # fmt: skip


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def open_shop() -> None:
    """Both sellers, their lists for private and company customers, one campaign, one framework."""
    for market, items, basis in (("DE", DE_ITEMS, PriceBasis.GROSS), ("AT", AT_ITEMS, PriceBasis.NET)):
        seller = SELLERS[market]
        entity = LegalEntity(
            code=seller,
            market=market,
            legal_name=f"Corvane {market} GmbH",
            address=("Ring 1",),
            register="HRB 1",
            vat_id="DE136695976",
            iban=IBANS[market],
            bic=None,
            holder=f"Corvane {market} GmbH",
        )
        value.register_legal_entity(SYSTEM, entity=entity)
        prices = tuple(ItemPrice(code=code, kind=kind, amount=eur(amount)) for code, (kind, amount) in items.items())
        for kind in CustomerKind:
            if market == "DE" and kind is CustomerKind.COMPANY:
                continue
            value.publish_prices(
                SYSTEM,
                market=market,
                seller=seller,
                basis=basis,
                customer_kind=kind,
                valid=Period(date(2026, 1, 1), None),
                prices=prices,
            )
    autumn = Period(date(2026, 11, 1), date(2026, 12, 1))
    campaign = Campaign(
        code="AUTUMN",
        market="DE",
        seller=SELLERS["DE"],
        amount=eur("1800"),
        models=("S1",),
        order_window=autumn,
        handover_window=Period(None, date(2027, 4, 1)),
        budget=1,
    )
    value.publish_campaign(SYSTEM, campaign=campaign)
    framework = Campaign(
        code="FLEET4",
        market="AT",
        seller=SELLERS["AT"],
        kind=K.FRAMEWORK_DISCOUNT,
        percent=Decimal(4),
        buyers=(BUYER,),
        models=("S5",),
    )
    value.publish_campaign(SYSTEM, campaign=framework)
