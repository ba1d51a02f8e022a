"""The simulated mailbox."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class MailRow(models.Model):
    """One message to one party; names and addresses stay with the customer's room."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fact = models.UUIDField()
    recipient = models.UUIDField(db_index=True)
    deal = models.UUIDField(null=True, db_index=True)
    code = models.CharField(max_length=48)
    document = models.UUIDField(null=True)
    sent_at = models.DateTimeField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        db_table = "connect_mail"
        constraints = (models.UniqueConstraint(fields=["fact", "recipient"], name="mail_once"),)
