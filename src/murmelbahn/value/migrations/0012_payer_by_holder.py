"""Two persons pay from one account: each keeps its name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("value", "0011_entry_cleared")]
    operations = [
        migrations.AlterField(model_name="payingaccount", name="iban", field=models.CharField(max_length=34)),
        migrations.AddConstraint(
            model_name="payingaccount",
            constraint=models.UniqueConstraint(fields=("iban", "holder"), name="paying_account_once_a_holder"),
        ),
    ]
