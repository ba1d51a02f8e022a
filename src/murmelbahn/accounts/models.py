"""Thin tables of the accounts room."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from murmelbahn.accounts.terms import MembershipKind
from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.ids import new_id


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """Somebody who signs in. `subject` is what the house knows; e-mail and name are personal and stay in this room."""

    subject = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True, default="")
    kind = models.CharField(
        max_length=16, choices=[(kind.value, kind.value) for kind in ActorKind], default=ActorKind.CUSTOMER.value
    )
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=machine)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ActorKind if kind is not ActorKind.SYSTEM]),
                name="user_kind",
            ),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower"),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class Membership(models.Model):
    """A user may act for this party, agent, outlet (by reference) or market (by code). Ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in MembershipKind])
    reference = models.UUIDField(null=True)
    market = models.CharField(max_length=2, blank=True, default="")
    granted = models.DateTimeField()
    granted_by = models.UUIDField()
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(models.Q(kind=MembershipKind.MARKET.value, reference=None) & ~models.Q(market=""))
                | (~models.Q(kind=MembershipKind.MARKET.value) & models.Q(market="", reference__isnull=False)),
                name="membership_names_one_thing",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "reference", "market"],
                condition=models.Q(ended=None),
                nulls_distinct=False,
                name="membership_once",
            ),
        )


class MachineClient(models.Model):
    """An OAuth client of a machine (a retailer's system) and the user it stands for, whose memberships bound what it sees.
    Ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    client = models.CharField(max_length=100)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="machine_clients")
    granted = models.DateTimeField()
    granted_by = models.UUIDField()
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["client"], condition=models.Q(ended=None), name="machine_client_once"),
        )


class Mail(models.Model):
    """What the house wrote to somebody. Kept in a demo world; sent by `work` elsewhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.EmailField(max_length=254)
    sender = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    body = models.TextField()
    written = models.DateTimeField(default=machine)
    sent = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["written"], name="mail_unsent", condition=models.Q(sent=None)),)


class CallWindow(models.Model):
    """How often one caller has called the API in the running minute. `caller` is a hash: whom it counts stands nowhere.

    The table is not logged: after a crash of the database counting begins anew."""

    caller = models.CharField(primary_key=True, max_length=64)
    minute = models.BigIntegerField()
    calls = models.IntegerField()
