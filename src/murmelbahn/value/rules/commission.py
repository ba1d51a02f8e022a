"""What an agent earns on a deal, and what stays when the sale is unwound."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from murmelbahn.kernel.money import Money, Rounding, Taxed, quantum, round_to, total
from murmelbahn.value.terms import PROTECTED, CommissionCause, CommissionLine, CommissionPart, CommissionTerms


def earned(terms: CommissionTerms, base: Money, cause: CommissionCause) -> tuple[CommissionLine, ...]:
    """Rate x vehicle's net, and the handover fee where there was a handover."""
    lines = [
        CommissionLine(
            part=CommissionPart.SALE,
            base=base,
            rate=terms.rate,
            amount=base.times(terms.rate / 100),
            contract=terms.contract,
            cause=cause.value,
        )
    ]
    if cause is CommissionCause.HANDOVER and terms.handover_fee:
        lines.append(
            CommissionLine(
                part=CommissionPart.HANDOVER_FEE,
                base=None,
                rate=None,
                amount=terms.handover_fee,
                contract=terms.contract,
                cause=cause.value,
            )
        )
    return tuple(lines)


def inverse(lines: Sequence[CommissionLine]) -> tuple[CommissionLine, ...]:
    """The claw-back: every line that still stands, negated, protected activities excepted. Twice is nothing."""
    sums: dict[CommissionPart, Money] = {}
    for line in lines:
        sums[line.part] = sums[line.part] + line.amount if line.part in sums else line.amount
    return tuple(
        CommissionLine(part=part, base=None, rate=None, amount=-amount, contract=lines[0].contract, cause="claw_back")
        for part, amount in sums.items()
        if amount and part not in PROTECTED
    )


def shares(nets: Sequence[Money], vat_rate: Decimal, currency: str) -> tuple[Taxed, tuple[Taxed, ...]]:
    """A self-billed document over several deals: VAT on the sum, divided over the deals without a lost cent.

    Every deal bears its own VAT to less than a cent, also where what is earned and what is taken back nearly meet.
    """
    whole = Taxed.from_net(total(nets, currency), vat_rate)
    unit = quantum(currency)
    exact = [net.amount * vat_rate / 100 for net in nets]
    taxes = [round_to(one, unit, Rounding.FLOOR) for one in exact]
    missing = int((whole.tax.amount - sum(taxes)) / unit)
    for place in sorted(range(len(nets)), key=lambda i: (taxes[i] - exact[i], i))[:missing]:
        taxes[place] += unit
    parts = ((net, Money.of(tax, currency)) for net, tax in zip(nets, taxes, strict=True))
    return whole, tuple(Taxed(net, tax, net + tax) for net, tax in parts)
