"""Agents, outlets, advisers and the staff of the national companies, with users that sign in by one click."""

from __future__ import annotations

from datetime import date, time

from murmelbahn.accounts import operations as accounts
from murmelbahn.accounts import queries as accounts_queries
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.markets import queries as markets
from murmelbahn.retail import operations as retail
from murmelbahn.retail.terms import OpeningHours, OutletAddress
from murmelbahn.sandbox.queries import source
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.ibans import iban

SINCE = date(2026, 1, 1)
HOURS = tuple(OpeningHours(weekday=day, opens=time(8), closes=time(18)) for day in range(1, 7))
"""Monday to Saturday."""


def open_network() -> None:
    """Every agent with contract, outlet and advisers; every seat of the national companies."""
    subjects = {
        seat.email: accounts.create_user(
            SYSTEM, email=seat.email, name=seat.name, kind=seat.kind, language=seat.language, markets=seat.markets
        )
        for seat in source.seats()
    }
    finance = next(seat for seat in source.seats() if seat.kind is ActorKind.NSC_FINANCE)
    approver = accounts_queries.actor_of_subject(SYSTEM, subject=subjects[finance.email])
    sellers = {one["market"]: one["code"] for one in source.network()["seller"]}
    for spec in source.agents():
        agent = retail.open_agent(
            SYSTEM, market=spec.market, seller=sellers[spec.market], code=spec.code, name=spec.name
        )
        retail.sign_contract_version(SYSTEM, agent=agent, valid_from=SINCE, commission_terms="standard")
        retail.record_agent_tax_id(SYSTEM, agent=agent, vat_id=spec.vat_id, register=spec.register)
        account = retail.record_agent_account(
            SYSTEM, agent=agent, holder=spec.name, iban=iban(spec.market, Draw("agent", spec.code))
        )
        retail.approve_agent_account(approver, account=account)
        address = OutletAddress(
            street=spec.street,
            postal_code=spec.postal_code,
            city=spec.city,
            country=spec.market,
            region=spec.region,
        )
        zone = markets.market(SYSTEM, code=spec.market).zone
        outlet = retail.open_outlet(
            SYSTEM, agent=agent, code=spec.code, name=spec.name, address=address, zone=zone, hours=HOURS
        )
        for name in spec.advisers:
            subject = accounts.create_user(
                SYSTEM,
                email=source.mail_of(name, spec.code),
                name=name,
                kind=ActorKind.ADVISER,
                language="de",
                agents=[agent],
                outlets=[outlet],
                markets=[spec.market],
            )
            retail.appoint_adviser(SYSTEM, subject=subject, outlet=outlet)
