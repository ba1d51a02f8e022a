"""Django's mail goes to the table of the accounts room. In a demo world it stays there; elsewhere `work` sends it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from murmelbahn.accounts.operations import keep_mail
from murmelbahn.kernel.actor import SYSTEM


class KeepMail(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = 0
        for message in email_messages:
            for recipient in message.recipients():
                keep_mail(
                    SYSTEM, recipient=recipient, sender=message.from_email, subject=str(message.subject),
                    body=str(message.body),
                )  # fmt: skip
                kept += 1
        return kept
