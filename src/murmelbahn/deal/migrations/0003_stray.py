"""What is written past the commands is noted: which column of which row, what it was and what it became.

A command's transaction is begun DEFERRABLE, which PostgreSQL passes over at our isolation level and nobody else says: that tells its
writes from all others at no cost. The triggers fire always, also for whoever calls himself a replica. Codes, figures, days and ids
are noted as they are, everything else, and all of the rooms that hold personal data, as a digest.
"""

from django.db import migrations, models

from murmelbahn.kernel.ids import new_id

NOTE = r"""
CREATE FUNCTION deal_noted(said text, personal boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN said IS NULL THEN 'nothing'
        WHEN NOT personal AND said ~ '^([-+0-9.:T]{1,40}|[0-9a-f-]{36}|[a-z_]{1,32}|[A-Z]{2,3})$' THEN said
        ELSE 'sha256 ' || encode(sha256(convert_to(said, 'UTF8')), 'hex') END
$$;

CREATE FUNCTION deal_note_stray() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN to_jsonb(OLD) END;
    becomes jsonb := CASE WHEN TG_OP IN ('UPDATE', 'INSERT') THEN to_jsonb(NEW) END;
    found jsonb := coalesce(becomes, was, '{}');
    personal boolean := split_part(TG_TABLE_NAME, '_', 1) IN ('customer', 'documents');
    line text := (SELECT string_agg(deal_noted(found ->> attname, false), ' ' ORDER BY attnum) FROM pg_index
        JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey) WHERE indrelid = TG_RELID AND indisprimary);
BEGIN
    INSERT INTO deal_stray (id, at, place, line, deal, field, was, becomes)
    SELECT gen_random_uuid(), clock_timestamp(), TG_TABLE_NAME, coalesce(line, ''),
           (CASE WHEN TG_TABLE_NAME = 'deal_deal' THEN found ->> 'id'
               WHEN TG_TABLE_NAME IN ('kernel_fact', 'kernel_factkey', 'kernel_held') THEN found ->> 'key' ELSE found ->> 'deal' END)::uuid,
           told.field, told.was, told.becomes
    FROM (
        SELECT name AS field, deal_noted(was ->> name, personal) AS was, deal_noted(becomes ->> name, personal) AS becomes
        FROM jsonb_object_keys(found) name WHERE TG_OP = 'UPDATE' AND was -> name IS DISTINCT FROM becomes -> name
        UNION ALL
        SELECT 'row', deal_noted(coalesce(was::text, 'gone'), was IS NOT NULL),
               deal_noted(coalesce(becomes::text, 'gone'), becomes IS NOT NULL) WHERE TG_OP IN ('INSERT', 'DELETE')
        UNION ALL
        SELECT 'rows', 'there', 'emptied' WHERE TG_OP = 'TRUNCATE'
    ) told;
    RETURN NULL;
END $$;

CREATE FUNCTION deal_unguarded() RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT relname::text FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid)
    AND relname ~ '^(connect|customer|deal|documents|kernel|markets|retail|showroom|value|vehicle)_'
    AND relname NOT IN ('deal_stray', 'kernel_clock', 'kernel_mark', 'kernel_placed', 'kernel_unplaced')
    AND 2 > (SELECT count(*) FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname IN ('stray', 'stray_emptied') AND tgenabled = 'A')
    ORDER BY relname
$$;

CREATE FUNCTION deal_guard_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE name text;
BEGIN
    FOR name IN SELECT unguarded FROM deal_unguarded() unguarded LOOP
        EXECUTE format('DROP TRIGGER IF EXISTS stray ON %1$I; DROP TRIGGER IF EXISTS stray_emptied ON %1$I;
            CREATE TRIGGER stray AFTER INSERT OR UPDATE OR DELETE ON %1$I FOR EACH ROW
                WHEN (current_setting(''transaction_deferrable'') <> ''on'') EXECUTE FUNCTION deal_note_stray();
            CREATE TRIGGER stray_emptied AFTER TRUNCATE ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION deal_note_stray();
            ALTER TABLE %1$I ENABLE ALWAYS TRIGGER stray, ENABLE ALWAYS TRIGGER stray_emptied', name);
    END LOOP;
END $$;

CREATE TRIGGER deal_stray_append_only BEFORE UPDATE OR DELETE ON deal_stray
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER deal_stray_no_truncate BEFORE TRUNCATE ON deal_stray
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
ALTER TABLE deal_stray ENABLE ALWAYS TRIGGER deal_stray_append_only, ENABLE ALWAYS TRIGGER deal_stray_no_truncate;
"""


class Migration(migrations.Migration):
    dependencies = [("deal", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="Stray",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("place", models.CharField(max_length=64)),
                ("line", models.CharField(max_length=200)),
                ("deal", models.UUIDField(db_index=True, null=True)),
                ("field", models.CharField(max_length=64)),
                ("was", models.CharField(max_length=100)),
                ("becomes", models.CharField(max_length=100)),
            ],
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
    ]
