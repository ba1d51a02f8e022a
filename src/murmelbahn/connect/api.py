"""Events by API: one's own webhooks, their log, retries; mails of a deal, and what waits on the fallout desk."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.connect.queries import copies_of, mails_of
from murmelbahn.connect.webhooks import operations, queries
from murmelbahn.deal.operations import ask_station_again, retry_held
from murmelbahn.deal.queries import held_facts, open_receipts, overdue_timers
from murmelbahn.ui.api.door import Door, Page

door = Door("events")
READ, WRITE = Scope.EVENTS_READ, Scope.EVENTS_WRITE
door.reads("/webhooks", queries.webhooks, scope=READ)
door.reads("/webhooks/{webhook}/secret", queries.secret, scope=WRITE)
door.reads(
    "/webhooks/{webhook}/deliveries", queries.deliveries, scope=READ,
    page=Page(place=lambda one: str(one.id), read=UUID),
)  # fmt: skip
door.writes("/webhooks", operations.register_webhook, scope=WRITE)
door.writes("/webhooks/{webhook}", operations.end_webhook, scope=WRITE, method="DELETE")
door.writes("/webhooks/{webhook}/secret", operations.renew_secret, scope=WRITE)
door.writes("/deliveries/{delivery}/retry", operations.retry_delivery, scope=WRITE)

outside = Door("outside")
outside.reads("/deals/{deal}/mails", mails_of, scope=Scope.DEALS_READ)
outside.reads("/deals/{deal}/copies", copies_of, scope=Scope.DEALS_DECIDE)
outside.reads("/held-facts", held_facts, scope=Scope.DEALS_DECIDE)
outside.reads("/open-receipts", open_receipts, scope=Scope.DEALS_DECIDE)
outside.reads("/overdue-timers", overdue_timers, scope=Scope.DEALS_DECIDE)
outside.writes("/held-facts/{held}/retry", retry_held, scope=Scope.DEALS_DECIDE)
outside.writes("/open-receipts/{change}/{station}/ask-again", ask_station_again, scope=Scope.DEALS_DECIDE)
DOORS = [door, outside]
