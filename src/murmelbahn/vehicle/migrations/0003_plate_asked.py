"""Whether a deal waits for the registration office is asked of every list of deals."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("vehicle", "0002_append_only"),)

    operations = (
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                condition=models.Q(("state", "requested")), fields=["deal"], name="plate_asked_for"
            ),
        ),
    )
