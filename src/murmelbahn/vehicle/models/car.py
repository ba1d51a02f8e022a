"""Cars with a VIN, their moves and their plates."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from murmelbahn.kernel.ids import new_id
from murmelbahn.vehicle.terms import CarClass, CarState, RegistrationState

UNUSED = (CarClass.NEW.value, CarClass.PIPELINE.value)


class Car(models.Model):
    """One VIN, one row: the row's lock is the VIN lock. `registration` and `transport` are the newest of each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vin = models.CharField(max_length=17, unique=True)
    configuration = models.UUIDField()
    model = models.CharField(max_length=16)
    car_class = models.CharField(max_length=20)
    state = models.CharField(max_length=12, default=CarState.FREE)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    place = models.CharField(max_length=32)
    deal = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)
    odometer_km = models.IntegerField(default=0)
    first_registration = models.DateField(null=True)
    items = models.JSONField()
    features = models.JSONField()
    technical = models.JSONField()
    stops = models.JSONField(default=list)
    damage = models.CharField(max_length=200, default="", blank=True)
    arrived = models.BooleanField(default=False)
    prepared = models.BooleanField(default=False)
    checks = models.JSONField(null=True)
    inspection = models.CharField(max_length=200, default="", blank=True)
    handed_over_on = models.DateField(null=True)
    registration = models.ForeignKey("Registration", null=True, on_delete=models.PROTECT, related_name="+")
    transport = models.ForeignKey("Transport", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="car_bound_to_a_deal", condition=Q(state=CarState.FREE) ^ Q(deal__isnull=False)
            ),
            models.CheckConstraint(
                name="car_held_until", condition=~(Q(state=CarState.HELD) ^ Q(held_until__isnull=False))
            ),
            models.CheckConstraint(
                name="car_never_new_again",
                condition=~Q(state=CarState.FREE, first_registration__isnull=False, car_class__in=UNUSED),
            ),
            models.CheckConstraint(name="car_prepared_where_it_stands", condition=Q(prepared=False) | Q(arrived=True)),
            models.CheckConstraint(name="car_odometer", condition=Q(odometer_km__gte=0)),
        )
        indexes = (
            models.Index(fields=["deal"], name="car_of_deal", condition=Q(deal__isnull=False)),
            models.Index(fields=["market", "model", "vin"], name="car_in_stock", condition=Q(state=CarState.FREE)),
        )


class Transport(models.Model):
    """A carrier's order for one car and the last milestone it told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="+")
    deal = models.UUIDField(null=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    origin = models.CharField(max_length=32)
    place = models.CharField(max_length=32)
    milestone = models.CharField(max_length=16, default="", blank=True)
    at = models.DateTimeField(null=True)
    estimate = models.DateField(null=True)
    spread_days = models.SmallIntegerField(default=0)
    open = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["car"], name="one_open_transport", condition=Q(open=True)),)


class Registration(models.Model):
    """A request for a plate and its answer. `plate` is personal data: it stands here and in no fact."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    car = models.ForeignKey(Car, on_delete=models.PROTECT, related_name="+")
    deal = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    keeper = models.UUIDField()
    place = models.CharField(max_length=64)
    state = models.CharField(max_length=16, default=RegistrationState.REQUESTED)
    plate = models.CharField(max_length=16, default="", blank=True)
    registered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["deal"], name="plate_asked_for", condition=Q(state=RegistrationState.REQUESTED.value)),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["car"],
                name="one_plate_per_car",
                condition=Q(state__in=(RegistrationState.REQUESTED.value, RegistrationState.REGISTERED.value)),
            ),
            models.CheckConstraint(
                name="registered_has_date",
                condition=~Q(state=RegistrationState.REGISTERED) | Q(registered_on__isnull=False),
            ),
        )
