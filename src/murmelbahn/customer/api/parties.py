"""Parties, whom they let act for them, and what they consent to."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.customer import operations, queries
from murmelbahn.ui.api.door import Door, Page

door = Door("parties")
READ, WRITE, DESK = Scope.CUSTOMERS_READ, Scope.CUSTOMERS_WRITE, Scope.DESK_WRITE
door.reads("/parties", queries.parties_of, scope=READ, page=Page(place=lambda card: str(card.party), read=UUID))
door.reads("/parties/{party}", queries.party, scope=READ)
door.reads("/parties/{party}/consents/{purpose}", queries.consent, scope=READ)
door.reads("/parties/{party}/consents", queries.consents_of, scope=READ)
door.reads("/companies/{company}/grants", queries.grants, scope=READ)
door.writes("/me/parties", operations.enrol, scope=WRITE)
door.writes("/parties/{party}/taking-over", operations.take_over_party, scope=WRITE)
door.writes("/parties", operations.register_party, scope=DESK)
door.writes("/parties/{party}/versions", operations.amend_party, scope=WRITE)
door.writes("/parties/{party}/consents/{purpose}", operations.give_consent, scope=WRITE)
door.writes("/parties/{party}/consents/{purpose}", operations.withdraw_consent, scope=WRITE, method="DELETE")
door.writes("/companies/{company}/grants", operations.grant_to_act, scope=WRITE)
door.writes("/companies/{company}/grants/{person}/{role}", operations.revoke_to_act, scope=WRITE, method="DELETE")
door.writes("/parties/{party}/identity-checks", operations.record_identity_check, scope=DESK)
door.writes("/parties/{party}/vat-id-checks", operations.record_vat_id_check, scope=Scope.DEALS_DECIDE)
door.writes("/parties/{party}/vat-id-asks", operations.ask_register_again, scope=WRITE)
door.writes("/parties/{party}/screenings", operations.record_screening, scope=Scope.DEALS_DECIDE)
