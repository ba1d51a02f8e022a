"""Until when the car is to be collected, and until when the reminder gives who did not; nothing before each was sent."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0007_leaving")]
    operations = [
        migrations.AddField(model_name="deal", name="collect_until", field=models.DateField(null=True)),
        migrations.AddField(model_name="deal", name="collection_grace", field=models.DateField(null=True)),
    ]
