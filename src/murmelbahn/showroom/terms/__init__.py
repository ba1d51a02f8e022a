"""Words of the showroom: audiences, cards, sheets, and the tables behind drawing and lists."""

from murmelbahn.showroom.terms.appointment import AppointmentCard
from murmelbahn.showroom.terms.audience import MENDS, Audience, audience_of
from murmelbahn.showroom.terms.cards import (
    CarCard,
    CareCard,
    DateCard,
    DocumentLine,
    GateCard,
    HoldLine,
    LaneCard,
    PaperLine,
    PaymentCard,
    ReceiptLine,
    RoleLine,
    SellerCard,
    StoryDay,
    StoryLine,
    StuckLine,
    Todo,
    WithdrawalCard,
)
from murmelbahn.showroom.terms.change import ChangeCard, ChangeSheet
from murmelbahn.showroom.terms.configurator import (
    ConfiguratorSheet,
    Conflict,
    FamilyCard,
    ItemCard,
    Reason,
    WayOut,
)
from murmelbahn.showroom.terms.figures import figures
from murmelbahn.showroom.terms.handover import HandoverSheet
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.lanes import run_of
from murmelbahn.showroom.terms.offer import AskSheet, CommitmentLine, LenderLine, OfferSheet, OrdererLine, OutletLine, TakeSheet
from murmelbahn.showroom.terms.order import OrderSheet, ReceiptSheet
from murmelbahn.showroom.terms.sheets import (
    Choice,
    ClockBar,
    DealLine,
    DealSheet,
    DealsSheet,
    MoneySheet,
    PriceLine,
    StorySheet,
    VersionLine,
)
from murmelbahn.showroom.terms.stock import Answer, CarSheet, Facet, KeptLine, KeptSheet, StockCard, StockSheet
from murmelbahn.showroom.terms.telling import BOOKKEEPING, TOLD, TRACKS
from murmelbahn.showroom.terms.waiting import WAITS, Wait, waiting
from murmelbahn.showroom.terms.window import LabelCard, MarketLine, ModelCard, ModelsSheet, PriceCard, Window
from murmelbahn.showroom.terms.withdrawal import WithdrawnSheet, WithdrawSheet

__all__ = [
    "TakeSheet",
    "Answer",
    "AskSheet",
    "OfferSheet",
    "LenderLine",
    "CommitmentLine",
    "OrdererLine",
    "OutletLine",
    "BOOKKEEPING",
    "MENDS",
    "TOLD",
    "TRACKS",
    "WAITS",
    "AppointmentCard",
    "Audience",
    "CarCard",
    "CarSheet",
    "CareCard",
    "ChangeCard",
    "ChangeSheet",
    "Choice",
    "ClockBar",
    "ConfiguratorSheet",
    "Conflict",
    "DateCard",
    "DealLine",
    "DealSheet",
    "DealsSheet",
    "DocumentLine",
    "Facet",
    "FamilyCard",
    "GateCard",
    "HandoverSheet",
    "Head",
    "HoldLine",
    "ItemCard",
    "KeptLine",
    "KeptSheet",
    "LabelCard",
    "LaneCard",
    "MarketLine",
    "ModelCard",
    "ModelsSheet",
    "MoneySheet",
    "OrderSheet",
    "PaperLine",
    "PaymentCard",
    "PriceCard",
    "PriceLine",
    "Reason",
    "ReceiptLine",
    "ReceiptSheet",
    "RoleLine",
    "SellerCard",
    "StockCard",
    "StockSheet",
    "StoryDay",
    "StoryLine",
    "StorySheet",
    "StuckLine",
    "Todo",
    "VersionLine",
    "Wait",
    "WayOut",
    "Window",
    "WithdrawSheet",
    "WithdrawalCard",
    "WithdrawnSheet",
    "audience_of",
    "figures",
    "run_of",
    "waiting",
]
