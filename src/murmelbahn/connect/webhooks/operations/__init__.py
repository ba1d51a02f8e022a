"""What changes addresses and what is on its way to them."""

from murmelbahn.connect.webhooks.operations.addresses import end_webhook, register_webhook, renew_secret
from murmelbahn.connect.webhooks.operations.deliveries import due, note_delivery, retry_delivery, take_delivery
from murmelbahn.connect.webhooks.operations.queueing import queue, queue_new

__all__ = [
    "due",
    "end_webhook",
    "note_delivery",
    "queue",
    "queue_new",
    "register_webhook",
    "renew_secret",
    "retry_delivery",
    "take_delivery",
]
