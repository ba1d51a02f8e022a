"""Who am I."""

from __future__ import annotations

from murmelbahn.accounts import queries
from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.door import Door

door = Door("accounts")
door.reads("/me", queries.me, scope=Scope.NETWORK_READ)
DOORS = [door]
