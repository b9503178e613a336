-- Breaks of series are told in mirrors, too, and in screened totals. And codes of mirrors are compared byte by byte, as they are
-- everywhere else: a function gives away that they are, and with it the index that finds the series of a crossing.

CREATE FUNCTION trade_break_note(reporter text, crossing text, first_day date, last_day date)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  SELECT string_agg(d.note, ' ' ORDER BY d.day, d.note)
  FROM (
    SELECT b.day, b.note
    FROM series_break b
    WHERE b.reporter = trade_break_note.reporter AND b.day BETWEEN first_day AND last_day
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT c.open_from, c.name || ' opened.'
    FROM crossing c
    WHERE c.id = trade_break_note.crossing AND c.open_from BETWEEN first_day AND last_day
  ) d);
COMMENT ON FUNCTION trade_break_note IS 'What a reporter began to count as trade from a first up to a last day, and whether the crossing opened, in words; null where nothing did. Without a crossing, the reporter alone.';

-- Columns, comments and privileges stay as they were, and one column is new. Of the exporter the month counts, of the importer the
-- days that stand for it.
DO $do$
DECLARE
  place      record;
  columns    text;
  afterwards text[];
  statement  text;
BEGIN
  FOR place IN
    SELECT * FROM (VALUES
      ('mirror', 'm.crossing', 'mirror_with(NULL, NULL, NULL, NULL) m', ''),
      ('mirror_country', 'NULL', 'mirror_country_with(NULL, NULL, NULL, NULL) m', ''),
      ('mirror_converted', 'm.crossing',
        'reporting_currency t CROSS JOIN LATERAL mirror_in(NULL, NULL, NULL, NULL, t.currency) m', ', t.currency'),
      ('mirror_country_converted', 'NULL',
        'reporting_currency t CROSS JOIN LATERAL mirror_country_in(NULL, NULL, NULL, NULL, t.currency) m', ', t.currency')
    ) AS v (name, crossing, source, more)
  LOOP
    SELECT string_agg(format('m.%1$I%2$s', attname,
        CASE WHEN attname IN ('crossing', 'sector', 'exporter', 'importer') THEN format(' COLLATE "C" AS %I', attname) END),
      ', ' ORDER BY attnum)
    INTO columns
    FROM pg_attribute
    WHERE attrelid = place.name::regclass AND attnum > 0 AND NOT (attname = 'currency' AND place.more <> '');

    SELECT array_agg(after.statement) INTO afterwards
    FROM (
      SELECT format('COMMENT ON VIEW %I IS %L', place.name, obj_description(place.name::regclass, 'pg_class')) AS statement
      UNION ALL
      SELECT format('COMMENT ON COLUMN %I.%I IS %L', place.name, attname, col_description(attrelid, attnum))
      FROM pg_attribute WHERE attrelid = place.name::regclass AND attnum > 0
      UNION ALL
      SELECT format('COMMENT ON COLUMN %I.series_break IS %L', place.name,
        'What a side began to count in this time, or that the crossing opened, so that the gap is not alike with those before; null where nothing did.')
      UNION ALL
      SELECT format('GRANT %s ON %I TO %s%s', a.privilege_type, place.name,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
        CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = place.name::regclass AND a.grantee <> c.relowner
    ) AS after;

    EXECUTE format('DROP VIEW %I', place.name);
    EXECUTE format($view$
      CREATE VIEW %1$I AS
      SELECT %2$s%3$s, nullif(concat_ws(' ',
        trade_break_note(m.exporter, %4$s, m.month, (m.month + interval '1 month')::date - 1),
        trade_break_note(m.importer, NULL, (m.month + make_interval(months => m.lag_months))::date + m.lag_days,
          (m.month + make_interval(months => m.lag_months + 1))::date + m.lag_days - 1)), '') AS series_break
      FROM %5$s
      $view$, place.name, columns, place.more, place.crossing, place.source);
    FOREACH statement IN ARRAY afterwards LOOP
      EXECUTE statement;
    END LOOP;
  END LOOP;

  EXECUTE format($view$
    CREATE OR REPLACE VIEW screened_total AS
    SELECT u.*, trade_break_note(u.reporter, u.crossing, u.month, (u.month + interval '1 month')::date - 1) AS series_break
    FROM (%s) u
    $view$, rtrim(pg_get_viewdef('screened_total'::regclass), ';'));
END $do$;
COMMENT ON COLUMN screened_total.series_break IS 'What the reporter began to count in this month, or that the crossing opened; null where nothing did.';
