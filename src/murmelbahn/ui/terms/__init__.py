"""Words of the design system."""

from murmelbahn.ui.terms.car import CarDrawing, CarLook
from murmelbahn.ui.terms.drawing import Circle, Drawing, GateMark, LanePath, Spot
from murmelbahn.ui.terms.run import Gate, GateState, Lane, Run
from murmelbahn.ui.terms.speech import Name, Names, Sentence, Tone

__all__ = [
    "CarDrawing",
    "CarLook",
    "Circle",
    "Drawing",
    "Gate",
    "GateMark",
    "GateState",
    "Lane",
    "LanePath",
    "Name",
    "Names",
    "Run",
    "Sentence",
    "Spot",
    "Tone",
]
