"""What is refused of figures that people type. Each names the field, what was typed, and how it could be written."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class Mistyped(Refusal):
    """Base of what is refused of one field."""


class NothingTyped(Mistyped):
    """The field was left empty: `field`."""

    code, status = "ui.typed.nothing", 422


class TooLong(Mistyped):
    """More signs than the field holds: `field`, `most`, and how many were written (`length`)."""

    code, status = "ui.typed.too_long", 422


class AmountUnclear(Mistyped):
    """No amount in this language and currency, or one that could be read in two ways: `field`, `typed`, `example`."""

    code, status = "ui.amount.unclear", 422


class AmountOutside(Mistyped):
    """Below what makes sense in this field: `field`, `typed`, `least`."""

    code, status = "ui.amount.outside", 422


class AmountTooLarge(AmountOutside):
    """Above it: `field`, `typed`. The bound is the tables', so nobody is told it."""

    code, status = "ui.amount.too_large", 422


class ShareUnclear(Mistyped):
    """No percentage above 0 and below 100 with at most two decimals: `field`, `typed`, `example`."""

    code, status = "ui.share.unclear", 422


class NumberUnclear(Mistyped):
    """No whole number from zero on: `field`, `typed`, `most`, `example`."""

    code, status = "ui.number.unclear", 422


class DayUnclear(Mistyped):
    """No day: `field`, `typed`."""

    code, status = "ui.day.unclear", 422


class EndBeforeStart(Mistyped):
    """The last day of a period lies before its first: `field`, `start`, `end`."""

    code, status = "ui.period.backwards", 422
