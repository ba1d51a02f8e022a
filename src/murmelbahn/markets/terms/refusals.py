"""What the room refuses, each with a stable code."""

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.files import place_of


class UnknownMarket(Refusal):
    """No template of this code: `market`."""

    code, status = "markets.market.unknown", 404


class MarketNotLive(Refusal):
    """The market is a draft: it computes estimates but does not sell. `market`."""

    code, status = "markets.market.draft", 409


class InputMissing(Refusal):
    """A tax needs an input nobody gave: `field`, `tax`, `market`. Unknown is never zero."""

    code, status = "markets.input.missing", 422


class InputInvalid(Refusal):
    """An input that cannot be: `field`, `reason`."""

    code, status = "markets.input.invalid", 422


class NoRule(Refusal):
    """No rule row holds on the tax point as known then: `market`, `tax`, `on`, `known_at`."""

    code, status = "markets.rule.none", 422


class AmbiguousRule(Refusal):
    """Two rows claim the same day, neither supersedes the other: `market`, `tax`, `on`, `rules`."""

    code, status = "markets.rule.ambiguous", 500


class TemplateBroken(Refusal):
    """A template file that cannot be read: `file`, `line` (1 = first, 0 = none is to blame), `reason`; `place` says both."""

    code, status = "markets.template.broken", 500

    def __init__(self, *, file: str, line: int, reason: str) -> None:
        super().__init__(file=file, line=line, reason=reason, place=place_of(file, line))


class ReleasedRowEdited(Refusal):
    """A released row differs from its hash in the lock file, or is gone: `market`, `rule`."""

    code, status = "markets.rule.edited", 409


class TaxIdInvalid(Refusal):
    """A tax id that fails its market's format or check digit: `market`, `number`."""

    code, status = "markets.tax_id.invalid", 422


class TargetUnreachable(Refusal):
    """No price leads to this gross amount: `market`, `gross`."""

    code, status = "markets.gross.unreachable", 422
