"""What must never be false: entries balance at commit, and what is published, agreed, booked or issued never changes."""

from django.db import migrations

FROZEN = (
    "value_legalentity",
    "value_pricelist",
    "value_price",
    "value_campaign",
    "value_offer",
    "value_agreement",
    "value_entry",
    "value_posting",
    "value_invoice",
    "value_statement",
    "value_commissionscheme",
    "value_payoutshare",
)
BALANCED = """
CREATE FUNCTION value_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE off record;
BEGIN
    SELECT currency, sum(amount) AS amount INTO off FROM value_posting WHERE entry_id = NEW.entry_id
        GROUP BY currency HAVING sum(amount) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % does not balance: % %', NEW.entry_id, off.amount, off.currency
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER value_entry_balances AFTER INSERT ON value_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION value_entry_balances();
"""
APPEND_ONLY = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("value", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [
        migrations.RunSQL(BALANCED, migrations.RunSQL.noop),
        *(migrations.RunSQL(APPEND_ONLY.format(table=table), migrations.RunSQL.noop) for table in FROZEN),
    ]
