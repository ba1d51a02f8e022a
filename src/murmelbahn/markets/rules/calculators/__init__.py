"""The closed set of tax calculators, fed by data. Pure."""

from murmelbahn.markets.rules.calculators.conditions import Conditions, check, holds
from murmelbahn.markets.rules.calculators.formula import Calculator, Formula
from murmelbahn.markets.rules.calculators.part import Value
from murmelbahn.markets.rules.calculators.scope import Scope

__all__ = ["Calculator", "Conditions", "Formula", "Scope", "Value", "check", "holds"]
