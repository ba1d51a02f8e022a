"""Words of the showroom: audiences, cards, sheets, and the tables behind drawing and lists."""

from murmelbahn.deal.terms import WAITS, Wait, waiting
from murmelbahn.showroom.terms.account import (
    AddressLine,
    ConsentLine,
    ConsentsSheet,
    DataSheet,
    PartyForm,
    ProfileSheet,
    SecuritySheet,
    TouchLine,
)
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
    OwnSheet,
    PaperLine,
    PaymentCard,
    ReceiptLine,
    ReserveCard,
    RoleLine,
    SellerCard,
    StoryDay,
    StoryLine,
    StuckLine,
    Todo,
    WithdrawalCard,
)
from murmelbahn.showroom.terms.change import ChangeCard, ChangeSheet
from murmelbahn.showroom.terms.claim import ClaimCard, DealClaimsSheet, InterestLine, Waiving, WritingOff
from murmelbahn.showroom.terms.configurator import (
    ConfiguratorSheet,
    Conflict,
    FamilyCard,
    ItemCard,
    Reason,
    WayOut,
)
from murmelbahn.showroom.terms.discounts import DiscountChosen, DiscountLine, DiscountsSheet, ProofLine
from murmelbahn.showroom.terms.drive import DriveLine, DriveSheet, DrivesSheet, Pick, SlotLine
from murmelbahn.showroom.terms.ending import Ending, EndingSheet
from murmelbahn.showroom.terms.exit import ExitSheet
from murmelbahn.showroom.terms.figures import figures
from murmelbahn.showroom.terms.funding import LenderAgain, LessorCard, SmallerLoan
from murmelbahn.showroom.terms.handover import HandoverSheet
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.invoicing import InvoicingSheet
from murmelbahn.showroom.terms.lanes import run_of
from murmelbahn.showroom.terms.legal import ConditionsSheet
from murmelbahn.showroom.terms.offer import (
    AskSheet,
    CommitmentLine,
    LenderLine,
    OfferSheet,
    OrdererLine,
    OutletLine,
    TakeSheet,
)
from murmelbahn.showroom.terms.order import FundingChoice, OrderSheet, ReceiptSheet
from murmelbahn.showroom.terms.people import DemoGroup, DemoPerson
from murmelbahn.showroom.terms.refusals import NoSuchCode, NoSuchDeal
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
from murmelbahn.showroom.terms.successor import SuccessorSheet
from murmelbahn.showroom.terms.telling import BOOKKEEPING, TOLD, TRACKS
from murmelbahn.showroom.terms.unwinding import NotOwed, RefundLine, Returning, Unwinding
from murmelbahn.showroom.terms.window import MarketLine, ModelCard, ModelsSheet, PriceCard, Window
from murmelbahn.showroom.terms.withdrawal import DeclaredLine, DeclaredSheet, WithdrawnSheet, WithdrawSheet

__all__ = [
    "BOOKKEEPING",
    "MENDS",
    "TOLD",
    "TRACKS",
    "WAITS",
    "AddressLine",
    "Answer",
    "AppointmentCard",
    "AskSheet",
    "Audience",
    "CarCard",
    "CarSheet",
    "CareCard",
    "ChangeCard",
    "ChangeSheet",
    "Choice",
    "ClaimCard",
    "ClockBar",
    "CommitmentLine",
    "ConditionsSheet",
    "ConfiguratorSheet",
    "Conflict",
    "ConsentLine",
    "ConsentsSheet",
    "DataSheet",
    "DateCard",
    "DealClaimsSheet",
    "DealLine",
    "DealSheet",
    "DealsSheet",
    "DeclaredLine",
    "DeclaredSheet",
    "DemoGroup",
    "DemoPerson",
    "DiscountChosen",
    "DiscountLine",
    "DiscountsSheet",
    "DocumentLine",
    "DriveLine",
    "DriveSheet",
    "DrivesSheet",
    "Ending",
    "EndingSheet",
    "ExitSheet",
    "Facet",
    "FamilyCard",
    "FundingChoice",
    "GateCard",
    "HandoverSheet",
    "Head",
    "HoldLine",
    "InterestLine",
    "InvoicingSheet",
    "ItemCard",
    "KeptLine",
    "KeptSheet",
    "LaneCard",
    "LenderAgain",
    "LenderLine",
    "LessorCard",
    "MarketLine",
    "ModelCard",
    "ModelsSheet",
    "MoneySheet",
    "NoSuchCode",
    "NoSuchDeal",
    "NotOwed",
    "OfferSheet",
    "OrderSheet",
    "OrdererLine",
    "OutletLine",
    "OwnSheet",
    "PaperLine",
    "PartyForm",
    "PaymentCard",
    "Pick",
    "PriceCard",
    "PriceLine",
    "ProfileSheet",
    "ProofLine",
    "Reason",
    "ReceiptLine",
    "ReceiptSheet",
    "RefundLine",
    "ReserveCard",
    "Returning",
    "RoleLine",
    "SecuritySheet",
    "SellerCard",
    "SlotLine",
    "SmallerLoan",
    "StockCard",
    "StockSheet",
    "StoryDay",
    "StoryLine",
    "StorySheet",
    "StuckLine",
    "SuccessorSheet",
    "TakeSheet",
    "Todo",
    "TouchLine",
    "Unwinding",
    "VersionLine",
    "Wait",
    "Waiving",
    "WayOut",
    "Window",
    "WithdrawSheet",
    "WithdrawalCard",
    "WithdrawnSheet",
    "WritingOff",
    "audience_of",
    "figures",
    "run_of",
    "waiting",
]
