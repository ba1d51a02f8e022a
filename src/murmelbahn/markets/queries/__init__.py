"""Reads of the room: templates, taxes, dates, tax ids."""

from murmelbahn.markets.queries.dates import (
    acceptance_end,
    collection_end,
    collection_grace_end,
    default_interest,
    default_rates,
    delay_dates,
    is_working_day,
    lump_sum_damages,
    next_working_day,
    offer_end,
    payment_due,
    public_holidays,
    reminder_end,
    return_due_dates,
    withdrawal_end,
    withdrawal_refund_due,
)
from murmelbahn.markets.queries.invoicing import buyer_vat_id_required, einvoice_duty
from murmelbahn.markets.queries.label import label_owed, running_costs
from murmelbahn.markets.queries.tax_ids import check_vat_id
from murmelbahn.markets.queries.taxes import (
    compute_taxes,
    knows_rule,
    law_kept_until,
    solve_for_gross,
    split_gross,
    split_net,
    vat_rate,
)
from murmelbahn.markets.queries.templates import all_markets, live_markets, market, selling_market

__all__ = [
    "acceptance_end",
    "all_markets",
    "buyer_vat_id_required",
    "check_vat_id",
    "collection_end",
    "collection_grace_end",
    "compute_taxes",
    "default_interest",
    "default_rates",
    "delay_dates",
    "einvoice_duty",
    "is_working_day",
    "knows_rule",
    "label_owed",
    "law_kept_until",
    "live_markets",
    "lump_sum_damages",
    "market",
    "next_working_day",
    "offer_end",
    "payment_due",
    "public_holidays",
    "reminder_end",
    "return_due_dates",
    "running_costs",
    "selling_market",
    "solve_for_gross",
    "split_gross",
    "split_net",
    "vat_rate",
    "withdrawal_end",
    "withdrawal_refund_due",
]
