"""What was wrong with an entry of a bank file, as a code: people read it in their own language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("connect", "0002_webhooks_hear_by_themselves")]
    operations = [
        migrations.AddField(model_name="bankfault", name="code", field=models.CharField(default="", max_length=20)),
    ]
