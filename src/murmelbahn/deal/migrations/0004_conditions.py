"""An order keeps the version of the conditions of sale it was placed under."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0003_stray")]
    operations = [
        migrations.AddField("deal", "conditions", models.CharField(max_length=64, default="", blank=True)),
    ]
