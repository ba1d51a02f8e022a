"""Share codes: short enough to be read out, the same for the same configuration, and nothing is stored for them."""

from __future__ import annotations

from uuid import UUID

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that looks like a digit or like another letter."""
HEARD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
"""What people write for what they hear or see."""
SHORT, LONG = 9, 26
"""45 bits of the id, of which all are hash; among a million configurations two share them once in seventy worlds.
Then the younger one goes by the whole id."""
BITS = 128


def code_of(configuration: UUID, *, length: int = SHORT) -> str:
    """The code in groups of three: `7QK-2M0-X8D`."""
    bits = configuration.int >> max(BITS - 5 * length, 0)
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(length)))
    return "-".join(letters[at : at + 3] for at in range(0, length, 3))


def range_of(code: str) -> tuple[UUID, UUID] | None:
    """The first and the last id that a code can mean; None for something that is no code."""
    letters = code.upper().translate(HEARD)
    if len(letters) not in (SHORT, LONG) or set(letters) - set(ALPHABET):
        return None
    bits = 0
    for letter in letters:
        bits = bits << 5 | ALPHABET.index(letter)
    if len(letters) == LONG:
        return (UUID(int=bits), UUID(int=bits)) if bits < 1 << BITS else None
    left = BITS - 5 * SHORT
    return UUID(int=bits << left), UUID(int=(bits + 1 << left) - 1)
