"""A customer that warned of a late car, or asked to leave its contract."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0006_finance_day")]
    operations = [
        migrations.AddField(model_name="deal", name="delay_noticed_on", field=models.DateField(null=True)),
        migrations.AddField(model_name="deal", name="leave_asked_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="deal", name="leave_reason", field=models.CharField(blank=True, default="", max_length=16)
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                condition=models.Q(("leave_asked_at__isnull", False)), fields=["leave_asked_at"], name="deal_leaving"
            ),
        ),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("leave_asked_at__isnull", True), ("leave_reason", "")),
                    models.Q(("leave_asked_at__isnull", False), models.Q(("leave_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="leaving_has_a_reason",
            ),
        ),
    ]
