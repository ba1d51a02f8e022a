"""The adviser's pages."""

from murmelbahn.showroom.pages.desk.car import (
    arrived,
    car,
    collector,
    free,
    keep,
    lessor,
    mended,
    party,
    prepared,
    returned,
)
from murmelbahn.showroom.pages.desk.commission import commission
from murmelbahn.showroom.pages.desk.customers import contact, find, identity, lead, let_go, one, vat_id, vat_id_again
from murmelbahn.showroom.pages.desk.today import take, today

__all__ = [
    "arrived",
    "car",
    "collector",
    "commission",
    "contact",
    "find",
    "free",
    "identity",
    "keep",
    "lead",
    "lessor",
    "let_go",
    "mended",
    "one",
    "party",
    "prepared",
    "returned",
    "take",
    "today",
    "vat_id",
    "vat_id_again",
]
