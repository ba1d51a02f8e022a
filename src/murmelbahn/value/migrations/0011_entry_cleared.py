"""Two bank entries cancel each other out; money that left and is booked elsewhere is set aside."""

from django.db import migrations, models

STATES = ["pending", "new", "allocated", "parked", "returning", "returned", "cleared", "aside"]


class Migration(migrations.Migration):
    dependencies = [("value", "0010_payment_unassigned")]
    operations = [
        migrations.AddField(model_name="bankentryrow", name="cleared_with", field=models.UUIDField(null=True)),
        migrations.AddField(model_name="bankentryrow", name="cleared_by", field=models.UUIDField(null=True)),
        migrations.AddField(
            model_name="bankentryrow", name="note", field=models.CharField(default="", max_length=200)
        ),
        migrations.RemoveConstraint(model_name="bankentryrow", name="bank_entry_state"),
        migrations.AddConstraint(
            model_name="bankentryrow",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", STATES)), name="bank_entry_state"),
        ),
        migrations.AddConstraint(
            model_name="bankentryrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cleared"), _negated=True), ("cleared_with__isnull", False), _connector="OR"
                ),
                name="entry_cleared_with_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="bankentryrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "aside"), _negated=True),
                    models.Q(("cleared_by__isnull", False), models.Q(("note", ""), _negated=True)),
                    _connector="OR",
                ),
                name="entry_set_aside_by_somebody",
            ),
        ),
    ]
