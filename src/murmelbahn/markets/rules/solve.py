"""Backwards: the price that leads to a given total. Totals grow with the price, so bisection on the cent grid is exact."""

from collections.abc import Callable

from murmelbahn.kernel.money import Money, quantum

WIDEST = 60


def largest_below(target: Money, total_of: Callable[[Money], Money], *, start: Money | None = None) -> Money:
    """The largest amount x with total_of(x) <= target, for a total that never falls as x grows.

    `start` is a first guess. Raises ValueError when no amount within 2^60 cents of it fits.
    """
    unit = quantum(target.currency)

    def at(units: int) -> Money:
        return Money(unit * units, target.currency)

    middle = int((start or target).amount / unit)
    step = 1
    low = high = middle
    for _ in range(WIDEST):
        if total_of(at(low)) <= target:
            break
        low, step = middle - step, step * 2
    else:
        raise ValueError(f"nothing leads to {target}")
    step = 1
    for _ in range(WIDEST):
        if total_of(at(high)) > target:
            break
        high, step = middle + step, step * 2
    else:
        raise ValueError(f"nothing exceeds {target}")
    while high - low > 1:
        half = (low + high) // 2
        low, high = (half, high) if total_of(at(half)) <= target else (low, half)
    return at(low)
