"""Words of the sandbox."""

from murmelbahn.sandbox.terms.people import AgentSpec, Cast, Home, MarketCast, Seat, Stand
from murmelbahn.sandbox.terms.plan import CarWish, Change, Fate, Payment, Plan, PlantTrouble, Seen
from murmelbahn.sandbox.terms.roll import Begun, Doubt

__all__ = [
    "AgentSpec",
    "Begun",
    "CarWish",
    "Cast",
    "Change",
    "Doubt",
    "Fate",
    "Home",
    "MarketCast",
    "Payment",
    "Plan",
    "PlantTrouble",
    "Seat",
    "Seen",
    "Stand",
]
