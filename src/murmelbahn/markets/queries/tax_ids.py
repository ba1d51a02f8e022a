"""Tax ids of buyers and sellers."""

from stdnum import get_cc_module
from stdnum.exceptions import ValidationError

from murmelbahn.kernel.actor import Actor
from murmelbahn.markets.queries.files import market_on
from murmelbahn.markets.terms import TaxIdInvalid


def check_vat_id(actor: Actor, *, market: str, number: str) -> str:
    """The compact form of a VAT id with its country prefix. Raises `TaxIdInvalid`.

    Format and check digit only; whether the id is in use is asked from VIES by a door.
    """
    rules = market_on(market, None).tax_ids
    country, _, kind = rules.vat.partition(".")
    module = get_cc_module(country, kind)
    if module is None:
        raise TaxIdInvalid(market=market, number=number)
    try:
        compact = str(module.validate(number))
    except ValidationError as invalid:
        raise TaxIdInvalid(market=market, number=number) from invalid
    return compact if compact.startswith(rules.prefix) else rules.prefix + compact
