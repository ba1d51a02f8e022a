"""Two steps of the hot path in one round trip each. Both are functions because every statement inside one sees what was
committed before it: a mark that was waited for is read as it is now, not as it was when the call began."""

from django.db import migrations

HEAR = """
CREATE FUNCTION kernel_hear(who text, what text, part smallint, place bigint, whose uuid,
                            OUT fresh boolean, OUT waits boolean, OUT at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kernel_mark AS m (subscription, stream, shard, position) VALUES (who, what, part, place)
        ON CONFLICT (subscription, stream, shard) DO UPDATE SET position = EXCLUDED.position
        WHERE m.position < EXCLUDED.position;
    fresh := FOUND;
    waits := EXISTS (SELECT FROM kernel_held h WHERE h.subscription = who AND h.stream = what AND h.key = whose);
    SELECT c.at INTO at FROM kernel_clock c WHERE c.id = 1;
END $$;
"""

PLACE = """
CREATE FUNCTION kernel_place(placer bigint, most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    placed integer;
BEGIN
    IF NOT pg_try_advisory_xact_lock(placer) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM kernel_unplaced WHERE id IN (SELECT id FROM kernel_unplaced ORDER BY id LIMIT most)
        RETURNING id, stream, shard, fact
    ), top AS (
        SELECT coalesce(max(position), 0) AS position FROM kernel_placed
    )
    INSERT INTO kernel_placed (position, stream, shard, fact)
        SELECT top.position + row_number() OVER (ORDER BY taken.id), stream, shard, fact FROM taken, top;
    GET DIAGNOSTICS placed = ROW_COUNT;
    RETURN placed;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_append_only")]
    operations = [
        migrations.RunSQL(HEAR, "DROP FUNCTION kernel_hear"),
        migrations.RunSQL(PLACE, "DROP FUNCTION kernel_place"),
    ]
