"""A proposed refund can be taken back; deals whose lender has yet to answer are found quickly."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("value", "0007_proof")]
    operations = [
        migrations.RemoveConstraint(model_name="refund", name="refund_approved_first"),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "dropped"]) | models.Q(approved_by__isnull=False),
                name="refund_approved_first",
            ),
        ),
        migrations.AddIndex(
            model_name="commitmentrow",
            index=models.Index(fields=["deal"], name="commitment_asked", condition=models.Q(state="requested")),
        ),
    ]
