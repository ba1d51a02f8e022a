"""Every personal column of this room with its purpose and how long it is kept. A test compares it with the tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retention:
    """`years` run from the end of the year in which the last deal of the party ended; without a deal, from last
    contact."""

    purpose: str
    years: int
    basis: str


_CONTRACT = "contract"
_INVOICE = Retention("invoice", 10, "longest tax retention among the markets; DE: AO § 147(3), 8 years for vouchers")
_IDENTITY = Retention(_CONTRACT, 3, "GDPR art. 6(1)(b); limitation, BGB §§ 195, 199")
_COMMERCE = Retention(_CONTRACT, 6, "commercial letters, HGB § 257(4)")
_MONEY_LAUNDERING = Retention("law", 5, "GwG § 8(4), Dir. (EU) 2015/849 art. 40")

PERSONAL_COLUMNS: dict[str, dict[str, Retention]] = {
    "customer_partyversion": {
        "given_names": _INVOICE,
        "family_name": _INVOICE,
        "birth_date": _IDENTITY,
        "legal_name": _INVOICE,
        "legal_form": _INVOICE,
        "register_number": _INVOICE,
        "vat_id": _INVOICE,
        "signatories": _COMMERCE,
        "credit_terms": _COMMERCE,
        "email": _IDENTITY,
        "email_digest": _IDENTITY,
        "phone": _IDENTITY,
        "language": _IDENTITY,
        "addresses": _INVOICE,
        "tax_ids": _INVOICE,
    },
    "customer_emailproof": {"digest": _IDENTITY},
    "customer_identity_check": {"document": _MONEY_LAUNDERING, "expires_on": _MONEY_LAUNDERING},
    "customer_vat_id_check": {"result": _INVOICE, "reference": _INVOICE},
    "customer_screening": {"result": _MONEY_LAUNDERING, "reference": _MONEY_LAUNDERING},
    "customer_declared": {"name": _COMMERCE, "number": _COMMERCE, "email": _COMMERCE},
    "customer_touchpoint": {"evidence": _COMMERCE},
    "customer_paper_move": {"reference": _COMMERCE},
}
NOT_PERSONAL = frozenset(
    {
        "id",
        "kind",
        "market",
        "seller",
        "current",
        "since",
        "until",
        "at",
        "recorded",
        "version",
        "state",
        "gate",
        "private",
    }
    | {"role", "purpose", "given", "wording", "provider", "channel", "holder", "place", "supplier"}
    | {"subject", "by", "party", "person", "company", "paper", "touchpoint", "keeper", "deal"}
    | {"agent", "outlet", "hand_out", "adviser", "supersedes"}
    | {"answered", "answered_by", "nth"}
)
"""Ids, codes and times: they point to a person and say nothing about one."""
