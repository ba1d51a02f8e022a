"""Agents, outlets, advisers."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.retail import operations, queries
from murmelbahn.ui.api.door import Door

door = Door("network")
READ, WRITE = Scope.NETWORK_READ, Scope.NETWORK_WRITE
door.reads("/outlets", queries.outlets, scope=READ)
door.reads("/me/outlets", queries.own_outlets, scope=READ)
door.reads("/outlets/{outlet}", queries.outlet, scope=READ)
door.reads("/outlets/{outlet}/advisers", queries.advisers, scope=Scope.DESK_WRITE)
door.reads("/agents", queries.agents, scope=READ)
door.reads("/agent-accounts", queries.agent_accounts, scope=WRITE)
door.reads("/agents/{agent}/contract", queries.contract_on, scope=Scope.DESK_WRITE)
door.reads("/agents/{agent}/supplier", queries.supplier, scope=Scope.DESK_WRITE)
door.writes("/agents", operations.open_agent, scope=WRITE)
door.writes("/agents/{agent}/outlets", operations.open_outlet, scope=WRITE)
door.writes("/agents/{agent}/contracts", operations.sign_contract_version, scope=WRITE)
door.writes("/agents/{agent}/tax-ids", operations.record_agent_tax_id, scope=WRITE)
door.writes("/agents/{agent}/accounts", operations.record_agent_account, scope=WRITE)
door.writes("/agent-accounts/{account}/approval", operations.approve_agent_account, scope=Scope.MONEY_WRITE)
door.writes("/outlets/{outlet}/advisers", operations.appoint_adviser, scope=WRITE)
door.writes("/outlets/{outlet}/advisers/{subject}", operations.dismiss_adviser, scope=WRITE, method="DELETE")
