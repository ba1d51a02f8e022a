"""Until when the reminder gives a customer who did not collect the car; nothing before it was sent."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0007_leaving")]
    operations = [
        migrations.AddField(model_name="deal", name="collection_grace", field=models.DateField(null=True)),
    ]
