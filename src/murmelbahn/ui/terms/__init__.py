"""Words of the design system."""

from murmelbahn.ui.terms.car import CarDrawing, CarLook
from murmelbahn.ui.terms.drawing import Circle, Drawing, GateMark, LanePath, Spot
from murmelbahn.ui.terms.run import Gate, GateState, Lane, Run
from murmelbahn.ui.terms.speech import Name, Names, Sentence, Tone
from murmelbahn.ui.terms.typed import (
    AmountOutside,
    AmountTooLarge,
    AmountUnclear,
    DayUnclear,
    EndBeforeStart,
    Mistyped,
    NothingTyped,
    NumberUnclear,
    ShareUnclear,
    TooLong,
)

__all__ = [
    "AmountOutside",
    "AmountTooLarge",
    "AmountUnclear",
    "CarDrawing",
    "CarLook",
    "Circle",
    "DayUnclear",
    "Drawing",
    "EndBeforeStart",
    "Gate",
    "GateMark",
    "GateState",
    "Lane",
    "LanePath",
    "Mistyped",
    "Name",
    "Names",
    "NothingTyped",
    "NumberUnclear",
    "Run",
    "Sentence",
    "ShareUnclear",
    "Spot",
    "Tone",
    "TooLong",
]
