"""Tables of the simulated worlds, and what the doors remember. No personal data: names are read when a message is made."""

from murmelbahn.connect.models.bank import BankAccount, BankFault, Movement
from murmelbahn.connect.models.behaviour import Behaviour, Fate
from murmelbahn.connect.models.carrier import Shipment
from murmelbahn.connect.models.copies import EndingRow, Inbox, VersionCopyRow
from murmelbahn.connect.models.lender import Loan
from murmelbahn.connect.models.mail import MailRow
from murmelbahn.connect.models.plant import PlantChange, PlantOrder
from murmelbahn.connect.models.registration import Application
from murmelbahn.connect.models.webhooks import DeliveryRow, WebhookRow

__all__ = [
    "Application",
    "BankAccount",
    "BankFault",
    "Behaviour",
    "DeliveryRow",
    "EndingRow",
    "Fate",
    "Inbox",
    "Loan",
    "MailRow",
    "Movement",
    "PlantChange",
    "PlantOrder",
    "Shipment",
    "VersionCopyRow",
    "WebhookRow",
]
