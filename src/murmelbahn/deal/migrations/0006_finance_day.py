"""Until which day a contract stands subject to the loan."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0005_registrar")]
    operations = [migrations.AddField(model_name="deal", name="finance_until", field=models.DateField(null=True))]
