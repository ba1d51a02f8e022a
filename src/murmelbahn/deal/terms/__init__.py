"""Words of the deal: states, gates, views, refusals."""

from murmelbahn.deal.terms.board import DealCounts, DealFilter, Place
from murmelbahn.deal.terms.declaration import ConsentWish, Declaration
from murmelbahn.deal.terms.ends import WayOut, WithdrawalRight
from murmelbahn.deal.terms.gates import Hold, Row, evaluate
from murmelbahn.deal.terms.refusals import (
    AgentIncomplete,
    ChangeClosed,
    ChangeOpen,
    ChangeTooLate,
    DealEnded,
    DeclarationChanged,
    EndNotAllowed,
    GateClosed,
    MoveNotAllowed,
    NeedsPerson,
    NothingOffered,
    NotYourOrder,
    NoWithdrawalRight,
)
from murmelbahn.deal.terms.states import (
    Customer,
    Deadline,
    End,
    Gate,
    Mender,
    Role,
    Track,
    Value,
    Variant,
    Vehicle,
)
from murmelbahn.deal.terms.views import DealView, PartyRole, Step, VersionView
from murmelbahn.deal.terms.wish import Wish

__all__ = [
    "AgentIncomplete",
    "ChangeClosed",
    "ChangeOpen",
    "ChangeTooLate",
    "ConsentWish",
    "Customer",
    "Deadline",
    "DealCounts",
    "DealEnded",
    "DealFilter",
    "DealView",
    "Declaration",
    "DeclarationChanged",
    "End",
    "EndNotAllowed",
    "Gate",
    "GateClosed",
    "Hold",
    "Mender",
    "MoveNotAllowed",
    "NeedsPerson",
    "NoWithdrawalRight",
    "NotYourOrder",
    "NothingOffered",
    "PartyRole",
    "Place",
    "Role",
    "Row",
    "Step",
    "Track",
    "Value",
    "Variant",
    "Vehicle",
    "VersionView",
    "WayOut",
    "Wish",
    "WithdrawalRight",
    "evaluate",
]
