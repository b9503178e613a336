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

DROP FUNCTION daily_known_on(date), monthly_known_on(date);

-- Names and breaks from one text: %1$s has the series, and %2$s says of its source how it is called and whether it is preferred.
DO $do$
DECLARE
  named     text := $sql$
    %1$s.source, coalesce(n.source_name, %1$s.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
    %1$s.reporter, %1$s.partner, %1$s.region, coalesce(r.name, %1$s.region) AS region_name,
    %1$s.crossing, coalesce(c.name, %1$s.crossing) AS crossing_name, %1$s.sector, coalesce(x.name, %1$s.sector) AS sector_name,
    %1$s.flow, %1$s.channel, %1$s.regime, coalesce(g.name, %1$s.regime) AS regime_name,
    coalesce(g.treatment, 'included') AS treatment, %1$s.mode, coalesce(m.name, %1$s.mode) AS mode_name
  $sql$;
  names     text := $sql$
    LEFT JOIN %2$s n ON n.source = %1$s.source
    LEFT JOIN region r ON r.id = %1$s.region
    LEFT JOIN crossing c ON c.id = %1$s.crossing
    LEFT JOIN sector x ON x.id = %1$s.sector
    LEFT JOIN regime g ON g.id = %1$s.regime
    LEFT JOIN mode m ON m.id = %1$s.mode
  $sql$;
  broken    text := $sql$
    CASE WHEN c.open_from BETWEEN %2$s AND %3$s OR %2$s IN (%4$s)
      THEN series_break_note(%1$s.reporter, %1$s.regime, c.name, c.open_from, %2$s, %3$s) END AS series_break
  $sql$;
  days      text := 'SELECT day FROM series_break';
  months    text := 'SELECT month FROM reporter_break';
  period    record;
BEGIN
  -- Names are joined before days are, as in daily.
  EXECUTE format($sql$
    CREATE OR REPLACE VIEW daily_converted AS
    SELECT f.day, %1$s, t.currency, s.currency AS original_currency,
      f.lines, f.lines_without_weight, CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
      round(f.value * k.rate, 10) AS value, f.value AS original_value, f.net_weight_kg, k.reason, %3$s
    FROM series s %2$s
    JOIN daily_total_fact f ON f.series = s.id
    CROSS JOIN reporting_currency t
    CROSS JOIN LATERAL conversion_rate(s.source, s.currency, t.currency, f.day, false) k
    WHERE f.lines <> 0
    $sql$, format(named, 's'), format(names, 's', 'source_preference'), format(broken, 's', 'f.day', 'f.day', days));

  EXECUTE format($sql$
    CREATE OR REPLACE VIEW monthly_converted AS
    SELECT f.month, %1$s, f.currency, f.original_currency,
      f.lines, f.lines_without_weight, f.lines_not_converted,
      round(f.value, 10) AS value, f.original_value, f.net_weight_kg, f.reason, %3$s
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
    ) AS f %2$s
    $sql$, format(named, 'f'), format(names, 'f', 'source_preference'),
    format(broken, 'f', 'f.month', '(f.month + interval ''1 month'')::date - 1', months));

  -- One text for days and months.
  FOR period IN
    SELECT * FROM (VALUES
      ('daily', 'day', 'k.day', days),
      ('monthly', 'month', '(k.month + interval ''1 month'')::date - 1', months)
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
        SELECT k.%2$s, %3$s, k.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg, %5$s,
          month_status_on(date_trunc('month', k.%2$s::timestamp)::date, n.months_until_revised, n.months_until_final, known_on)
        FROM (
          SELECT f.%2$s, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode,
            f.currency, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
            sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
          FROM %1$s_change f
          WHERE f.received_day <= known_on
          GROUP BY f.%2$s, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode,
            f.currency
          HAVING sum(f.lines) <> 0
        ) k %4$s;
      END
      $function$, period.kind, period.name, format(named, 'k'), format(names, 'k', 'reporting_source'),
      format(broken, 'k', 'k.' || period.name, period.last_day, period.breaks));
  END LOOP;
END $do$;

COMMENT ON COLUMN daily_converted.series_break IS 'What began to count or to carry goods on this day, in words; null where nothing did.';
COMMENT ON COLUMN monthly_converted.series_break IS 'What began to count or to carry goods in this month, in words; null where nothing did.';
COMMENT ON FUNCTION daily_known_on(date) IS 'The rows of daily as they were known at the end of a received day (UTC), with what the month was called then. A filter on the result reaches the facts.';
COMMENT ON FUNCTION monthly_known_on(date) IS 'The rows of monthly as they were known at the end of a received day (UTC), with what the month was called then. A filter on the result reaches the facts.';
