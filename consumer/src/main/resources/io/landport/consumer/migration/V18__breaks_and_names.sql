-- Breaks of series are told wherever months and days are set side by side: in converted totals and in totals as known on a day,
-- which get all the columns of daily and monthly.

CREATE FUNCTION series_break_note(reporter text, regime text, crossing_name text, open_from date, first_day date, last_day date)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(concat_ws(' ',
  CASE WHEN open_from BETWEEN first_day AND last_day THEN crossing_name || ' opened.' END, (
    SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
    WHERE b.reporter = series_break_note.reporter AND b.day BETWEEN first_day AND last_day
      AND (b.regime IS NULL OR b.regime = series_break_note.regime))), '');
COMMENT ON FUNCTION series_break_note IS 'What began to count or to carry goods from a first up to a last day, in words; null where nothing did. Of most days and months nothing did: ask only where series_break or the crossing''s opening says that something may have.';

CREATE OR REPLACE VIEW daily_converted AS
SELECT f.day, s.source, coalesce(n.source_name, s.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, t.currency, s.currency AS original_currency,
  f.lines, f.lines_without_weight, CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
  round(f.value * k.rate, 10) AS value, f.value AS original_value, f.net_weight_kg, k.reason,
  CASE WHEN c.open_from = f.day OR f.day IN (SELECT day FROM series_break)
    THEN series_break_note(s.reporter, s.regime, c.name, c.open_from, f.day, f.day) END AS series_break
FROM series s
LEFT JOIN source_preference n ON n.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
JOIN daily_total_fact f ON f.series = s.id
CROSS JOIN reporting_currency t
CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.day, false) k
WHERE f.lines <> 0;

CREATE OR REPLACE VIEW monthly_converted AS
SELECT f.month, f.source, coalesce(n.source_name, f.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  f.reporter, f.partner, f.region, coalesce(r.name, f.region) AS region_name,
  f.crossing, coalesce(c.name, f.crossing) AS crossing_name, f.sector, coalesce(x.name, f.sector) AS sector_name,
  f.flow, f.channel, f.regime, coalesce(g.name, f.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  f.mode, coalesce(m.name, f.mode) AS mode_name, f.currency, f.original_currency,
  f.lines, f.lines_without_weight, f.lines_not_converted,
  round(f.value, 10) AS value, f.original_value, f.net_weight_kg, f.reason,
  CASE WHEN date_trunc('month', c.open_from::timestamp)::date = f.month OR f.month IN (SELECT month FROM reporter_break)
    THEN series_break_note(f.reporter, f.regime, c.name, c.open_from, f.month, (f.month + interval '1 month')::date - 1)
  END AS series_break
FROM (
  SELECT f.month, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode,
    t.currency, s.currency AS original_currency, f.lines, f.lines_without_weight,
    CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
    f.value * k.rate AS value, f.value AS original_value, f.net_weight_kg, k.reason
  FROM monthly_total_fact f
  JOIN series s ON s.id = f.series AND s.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
  CROSS JOIN reporting_currency t
  CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.month, false) k
  WHERE f.lines <> 0
  UNION ALL
  SELECT q.month, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode,
    t.currency, s.currency, sum(f.lines)::bigint, sum(f.lines_without_weight)::bigint,
    (sum(f.lines) - coalesce(sum(f.lines) FILTER (WHERE k.rate IS NOT NULL), 0))::bigint,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(f.value * k.rate) END, sum(f.value), sum(f.net_weight_kg),
    string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason)
  FROM monthly_total_fact q
  JOIN series s ON s.id = q.series AND s.source IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
  JOIN daily_total_fact f ON f.series = q.series AND f.day >= q.month AND f.day < q.month + interval '1 month'
  CROSS JOIN reporting_currency t
  CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.day, false) k
  WHERE q.lines <> 0 AND f.lines <> 0
  GROUP BY q.month, s.id, t.currency
) AS f
LEFT JOIN source_preference n ON n.source = f.source
LEFT JOIN region r ON r.id = f.region
LEFT JOIN crossing c ON c.id = f.crossing
LEFT JOIN sector x ON x.id = f.sector
LEFT JOIN regime g ON g.id = f.regime
LEFT JOIN mode m ON m.id = f.mode;

COMMENT ON COLUMN daily_converted.series_break IS 'What began to count or to carry goods on this day, in words; null where nothing did.';
COMMENT ON COLUMN monthly_converted.series_break IS 'What began to count or to carry goods in this month, in words; null where nothing did.';

DROP FUNCTION daily_known_on(date), monthly_known_on(date);

-- One text for days and months.
DO $$
DECLARE
  period   record;
BEGIN
  FOR period IN
    SELECT * FROM (VALUES
      ('daily', 'day', 'k.day', 'SELECT day FROM series_break'),
      ('monthly', 'month', '(k.month + interval ''1 month'')::date - 1', 'SELECT month FROM reporter_break')
    ) AS v (kind, name, last_day, breaks)
  LOOP
    EXECUTE format($function$
      CREATE FUNCTION %1$s_known_on(known_on date)
      RETURNS TABLE (%2$s date, source text, source_name text, is_preferred boolean, reporter text, partner text,
        region text, region_name text, crossing text, crossing_name text, sector text, sector_name text, flow text, channel text,
        regime text, regime_name text, treatment text, mode text, mode_name text, currency text,
        lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text)
      LANGUAGE sql STABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT k.%2$s, k.source, coalesce(o.source_name, k.source), coalesce(o.is_preferred, false), k.reporter, k.partner,
          k.region, coalesce(r.name, k.region), k.crossing, coalesce(c.name, k.crossing), k.sector, coalesce(n.name, k.sector),
          k.flow, k.channel, k.regime, coalesce(g.name, k.regime), coalesce(g.treatment, 'included'),
          k.mode, coalesce(m.name, k.mode), k.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
          CASE WHEN c.open_from BETWEEN k.%2$s AND %3$s OR k.%2$s IN (%4$s)
            THEN series_break_note(k.reporter, k.regime, c.name, c.open_from, k.%2$s, %3$s) END,
          month_status_on(date_trunc('month', k.%2$s::timestamp)::date, o.months_until_revised, o.months_until_final, known_on)
        FROM (
          SELECT f.%2$s, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode,
            f.currency, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
            sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
          FROM %1$s_change f
          WHERE f.received_day <= known_on
          GROUP BY f.%2$s, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode,
            f.currency
          HAVING sum(f.lines) <> 0
        ) k
        LEFT JOIN reporting_source o ON o.source = k.source
        LEFT JOIN region r ON r.id = k.region
        LEFT JOIN crossing c ON c.id = k.crossing
        LEFT JOIN sector n ON n.id = k.sector
        LEFT JOIN regime g ON g.id = k.regime
        LEFT JOIN mode m ON m.id = k.mode;
      END
      $function$, period.kind, period.name, period.last_day, period.breaks);
  END LOOP;
END $$;
COMMENT ON FUNCTION daily_known_on(date) IS 'The rows of daily as they were known at the end of a received day (UTC), with what the month was called then. A filter on the result reaches the facts.';
COMMENT ON FUNCTION monthly_known_on(date) IS 'The rows of monthly as they were known at the end of a received day (UTC), with what the month was called then. A filter on the result reaches the facts.';
