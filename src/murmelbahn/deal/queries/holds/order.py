"""What holds the order gate."""

from __future__ import annotations

from datetime import date

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import DECLARATIONS, CompanyData, Party, PersonData, VatIdResult
from murmelbahn.deal.queries.holds.seen import Seen
from murmelbahn.deal.rules.gates import order as gate
from murmelbahn.deal.terms import Gate, Hold, Role, Vehicle, evaluate
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.value.terms import OfferView

ADULT = 18


def order_holds(seen: Seen, *, offered: OfferView, declared: Money) -> tuple[Hold, ...]:
    """Rows that are not true for a declaration of this total on that offer."""
    row = seen.row
    buyer = seen.party(Role.BUYER)
    configuration = seen.sold
    held = not seen.is_stock or (seen.at(Vehicle.HELD) and seen.car is not None and seen.car.deal == row.id)
    touchpoints = customer.touchpoints(SYSTEM, deal=row.id)
    facts = gate.OrderFacts(
        same_car=held and offered.deal == row.id and offered.terms.quote.model == configuration.model,
        identified=buyer.email_proven,
        of_age=not isinstance(buyer.data, PersonData) or _age(buyer.data.birth_date, seen.today) >= ADULT,
        address_known=bool(buyer.data.addresses),
        company_complete=_company_complete(buyer),
        vat_id_needed=vat_id_needed(seen, buyer, declared),
        vat_id_valid=vat_id_valid(buyer),
        signed=any(touch.kind in DECLARATIONS for touch in touchpoints),
        offer_valid=row.offer == offered.id and not offered.expired,
        offered=offered.terms.quote.totals.gross,
        declared=declared,
    )
    return evaluate(Gate.ORDER, gate.ROWS, facts)


def vat_id_valid(party: Party) -> bool:
    """The register confirmed this very VAT id."""
    return party.vat_check is not None and party.vat_check.result is VatIdResult.VALID


def vat_id_needed(seen: Seen, party: Party, gross: Money) -> bool:
    """A company's VAT id must stand on the invoice: always, or above the market's threshold."""
    limit = seen.market.tax_ids.buyer_vat_id_above
    return isinstance(party.data, CompanyData) and (limit is None or gross.amount > limit)


def _company_complete(party: Party) -> bool:
    data = party.data
    return not isinstance(data, CompanyData) or bool(data.legal_form and data.signatories)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
