"""Taxes by month, claims by age, commission by agent: summed in SQL over all deals of the national company."""

from __future__ import annotations

from datetime import date

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import TaxKind
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.terms import Age, AgedClaims, CommissionBalance, TaxMonth

TAXES = """
SELECT posting.market, posting.seller, posting.currency,
       CASE WHEN posting.account = 'VAT_INPUT' THEN to_char(entry."on", 'YYYY-MM') ELSE posting.month END AS tax_month,
       -coalesce(sum(amount) FILTER (WHERE account = 'VAT_DUE'), 0),
       coalesce(sum(amount) FILTER (WHERE account = 'VAT_INPUT'), 0),
       -coalesce(sum(amount) FILTER (WHERE account = 'REGTAX_DUE'), 0)
FROM value_posting posting JOIN value_entry entry ON entry.id = posting.entry_id
WHERE posting.account IN ('VAT_DUE', 'VAT_INPUT', 'REGTAX_DUE') AND {seen}
GROUP BY 1, 2, 3, 4 ORDER BY 4, 1, 2
"""
MONTHS = """
CASE WHEN posting.account = 'VAT_INPUT' THEN to_char(entry."on", 'YYYY-MM') ELSE posting.month END BETWEEN %s AND %s
"""
AGED = """
WITH claim AS (
    SELECT posting.market, posting.seller, posting.currency, sum(posting.amount) AS open,
           coalesce(invoice.due_on, invoice.issued_on) AS due
    FROM value_posting posting JOIN value_invoice invoice ON invoice.id = posting.document
    WHERE posting.account = 'DEBTOR' AND {seen}
    GROUP BY posting.market, posting.seller, posting.currency, invoice.id HAVING sum(posting.amount) <> 0
)
SELECT market, seller, currency, least(greatest(ceil((%s::date - due) / 30.0), 0), 4)::int AS age, count(*), sum(open), min(due)
FROM claim GROUP BY market, seller, currency, age ORDER BY market, seller, age
"""
AGES = tuple(Age)
COMMISSION = """
SELECT line.agent, line.market, line.seller, line.currency,
       coalesce(sum(amount) FILTER (WHERE amount > 0), 0), -coalesce(sum(amount) FILTER (WHERE amount < 0), 0),
       coalesce(sum(amount) FILTER (WHERE bill IS NOT NULL), 0), coalesce(sum(amount) FILTER (WHERE bill IS NULL), 0),
       (SELECT -coalesce(sum(posting.amount), 0) FROM value_dealaccount account JOIN value_posting posting
            ON posting.deal = account.deal AND posting.account = 'AGENT_PAYABLE'
        WHERE account.agent = line.agent AND account.seller = line.seller),
       (SELECT coalesce(sum(payout.amount), 0) FROM value_payout payout
        WHERE payout.agent = line.agent AND payout.seller = line.seller AND payout.state <> 'paid')
FROM value_commission line WHERE {seen} GROUP BY line.agent, line.market, line.seller, line.currency
ORDER BY line.market, line.agent
"""


def tax_months(actor: Actor, *, first: str, last: str) -> tuple[TaxMonth, ...]:
    """VAT and registration tax of every seller the actor may see, month by month (`2026-11`, both included), with the days
    on which returns and money are due. Months without any tax are left out. Raises `NotAllowed`."""
    asked = _seen(actor, "posting") & where(MONTHS, first, last)
    found = []
    for market, seller, currency, month, vat, input_vat, regtax in ask(TAXES.format(seen=asked.sql), asked.parameters):
        due = _due(actor, market, month)
        vat_due, input_due = Money.of(vat, currency), Money.of(input_vat, currency)
        found.append(
            TaxMonth(
                market=market,
                seller=seller,
                month=month,
                vat=vat_due,
                input_vat=input_due,
                payable=vat_due - input_due,
                vat_due_on=due.get(TaxKind.VAT),
                regtax=Money.of(regtax, currency),
                regtax_due_on=due.get(TaxKind.REGISTRATION_TAX),
            )
        )
    return tuple(found)


def aged_claims(actor: Actor, *, on: date) -> tuple[AgedClaims, ...]:
    """Unpaid claims of every seller the actor may see, by how late they are on a day. Raises `NotAllowed`."""
    seen = _seen(actor, "posting")
    return tuple(
        AgedClaims(
            market=market, seller=seller, age=AGES[age], claims=claims, open=Money.of(amount, currency), oldest=oldest
        )
        for market, seller, currency, age, claims, amount, oldest in ask(
            AGED.format(seen=seen.sql), (*seen.parameters, on)
        )
    )


def commission_balances(actor: Actor) -> tuple[CommissionBalance, ...]:
    """Commission of every agent the actor may see; an adviser sees its own agents'. Raises `NotAllowed`."""
    own = where("line.agent = ANY(%s::uuid[])", list(actor.agents))
    seen = own if actor.kind is ActorKind.ADVISER else _seen(actor, "line")
    return tuple(
        CommissionBalance(
            agent=agent,
            market=market,
            seller=seller,
            accrued=Money.of(accrued, currency),
            clawed_back=Money.of(clawed_back, currency),
            settled=Money.of(settled, currency),
            waits=Money.of(waits, currency),
            unpaid=Money.of(unpaid, currency),
            under_way=Money.of(under_way, currency),
        )
        for agent, market, seller, currency, accrued, clawed_back, settled, waits, unpaid, under_way in ask(
            COMMISSION.format(seen=seen.sql), seen.parameters
        )
    )


def _due(actor: Actor, market: str, month: str) -> dict[TaxKind, date]:
    kinds = {tax.code: tax.kind for tax in markets.market(actor, code=market).taxes}
    due: dict[TaxKind, date] = {}
    for one in markets.return_due_dates(actor, market=market, month=month):
        if one.code in kinds:
            due.setdefault(kinds[one.code], one.due)
    return due


def _seen(actor: Actor, table: str) -> Where:
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    return where(f"{table}.market = ANY(%s::text[])", sorted(actor.markets))
