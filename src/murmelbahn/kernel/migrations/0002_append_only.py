"""The log is append-only, and a world has its clock from the first moment."""

from django.db import migrations

APPEND_ONLY = """
CREATE FUNCTION kernel_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: a correction is a new row', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER kernel_fact_append_only BEFORE UPDATE OR DELETE ON kernel_fact
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER kernel_fact_no_truncate BEFORE TRUNCATE ON kernel_fact
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
INSERT INTO kernel_clock (id, kind, at, seed) VALUES (1, 'real', NULL, 0);
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop)]
