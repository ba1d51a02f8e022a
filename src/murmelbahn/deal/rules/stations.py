"""Which stations must confirm a change of a deal, frozen when the change is emitted."""

from __future__ import annotations

from murmelbahn.deal.terms import Variant

ALWAYS = ("retailer_system", "mail")


def stations_for(*, variant: Variant, build_known: bool, financed: bool) -> tuple[str, ...]:
    """The retailer's system and the customer's post always; the plant for a car still to be built; the lender if financed."""
    plant = ("plant",) if variant is Variant.BUILD_TO_ORDER and build_known else ()
    lender = ("lender",) if financed else ()
    return (*ALWAYS, *plant, *lender)
