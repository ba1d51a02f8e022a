"""The number people say on the phone: market and eight letters and digits that cannot be misheard."""

from __future__ import annotations

from uuid import UUID

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def plain_number(typed: str) -> str:
    """A number as it was typed or read from paper, in the one form it is kept in: `de p829 7dp3` is `DE-P829-7DP3`."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return f"{signs[:2]}-{signs[2:6]}-{signs[6:]}"


def deal_number(market: str, deal: UUID) -> str:
    """`DE-7K3Q-M2XP`: drawn from the random bits of the id; the database keeps it unique."""
    bits = deal.int & ((1 << 40) - 1)
    letters = "".join(ALPHABET[(bits >> (5 * place)) & 31] for place in range(8))
    return f"{market}-{letters[:4]}-{letters[4:]}"
