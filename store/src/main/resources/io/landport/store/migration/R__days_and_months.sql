-- What is the same for all days and months of a series is told once: its names, whether its source is the one to ask, and when it
-- breaks. Totals of days and months, converted ones and those as known on a day, are read series by series from there.

CREATE OR REPLACE VIEW named_series AS
SELECT s.id AS series, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency, b.break_days, b.break_day_notes, b.break_months, b.break_month_notes
FROM series s
LEFT JOIN source_preference p ON p.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
-- There is always one row of it; an outer join is left out where nothing of it is asked.
LEFT JOIN LATERAL (
  SELECT
    array_agg(d.first_day ORDER BY d.first_day) FILTER (WHERE NOT d.is_month) AS break_days,
    array_agg(d.note ORDER BY d.first_day) FILTER (WHERE NOT d.is_month) AS break_day_notes,
    array_agg(d.first_day ORDER BY d.first_day) FILTER (WHERE d.is_month) AS break_months,
    array_agg(d.note ORDER BY d.first_day) FILTER (WHERE d.is_month) AS break_month_notes
  FROM (
    SELECT k.is_month, k.first_day, string_agg(n.note, ' ' ORDER BY n.place, n.day, n.note) AS note
    FROM (
      SELECT 1 AS place, o.day, o.note
      FROM series_break o
      WHERE o.reporter = s.reporter AND (o.regime IS NULL OR o.regime = s.regime)
      UNION ALL
      SELECT 0, c.open_from, c.name || ' opened.' WHERE c.open_from IS NOT NULL
    ) n
    CROSS JOIN LATERAL (VALUES (false, n.day), (true, date_trunc('month', n.day::timestamp)::date)) AS k (is_month, first_day)
    GROUP BY k.is_month, k.first_day
  ) d
) b ON true;
COMMENT ON VIEW named_series IS 'Every series with its names, the treatment of its regime, and the days on which it is not alike with what was before.';

-- Of the days of a series nearly none is a break: only of those the text is looked for.
CREATE OR REPLACE VIEW daily AS
SELECT f.day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, f.day)] END AS series_break
FROM named_series s
JOIN daily_total_fact f ON f.series = s.series
WHERE f.lines <> 0;

CREATE OR REPLACE VIEW monthly AS
SELECT f.month, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.month = ANY (s.break_months) THEN s.break_month_notes[array_position(s.break_months, f.month)] END AS series_break
FROM named_series s
JOIN monthly_total_fact f ON f.series = s.series
WHERE f.lines <> 0;

-- The planner remembers the rates that it has looked up, and finds them the sooner the fewer values they depend on: what is one for a
-- series is set together into one.
CREATE OR REPLACE VIEW daily_converted AS
SELECT f.day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name,
  t.currency, s.currency AS original_currency,
  f.lines, f.lines_without_weight, CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
  round(f.value * k.rate, 10) AS value, f.value AS original_value, f.net_weight_kg, k.reason,
  CASE WHEN f.day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, f.day)] END COLLATE "C" AS series_break
FROM named_series s
CROSS JOIN reporting_currency t
CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, t.currency] AS of_series OFFSET 0) c
JOIN daily_total_fact f ON f.series = s.series
CROSS JOIN LATERAL conversion_rate(c.of_series[1], c.of_series[2], c.of_series[3], f.day, false) k
WHERE f.lines <> 0;

-- One text for days and months.
DO $do$
DECLARE
  period    record;
BEGIN
  FOR period IN
    SELECT * FROM (VALUES
      ('daily', 'day', 'NOT f.is_month'),
      ('monthly', 'month', 'f.is_month')
    ) AS v (kind, name, chosen)
  LOOP
    EXECUTE format($function$
      CREATE OR REPLACE FUNCTION %1$s_known_on(known_on date)
      RETURNS TABLE (%2$s date, source text, source_name text, is_preferred boolean, reporter text, partner text,
        region text, region_name text, crossing text, crossing_name text, sector text, sector_name text, flow text, channel text,
        regime text, regime_name text, treatment text, mode text, mode_name text, currency text,
        lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text)
      LANGUAGE sql STABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT k.first_day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name,
          s.crossing, s.crossing_name, s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment,
          s.mode, s.mode_name, s.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
          CASE WHEN k.first_day = ANY (s.break_%2$ss)
            THEN s.break_%2$s_notes[array_position(s.break_%2$ss, k.first_day)] END,
          month_status_on(date_trunc('month', k.first_day::timestamp)::date, p.months_until_revised, p.months_until_final, known_on)
        FROM named_series s
        LEFT JOIN reporting_source p ON p.source = s.source
        CROSS JOIN LATERAL (
          SELECT f.first_day, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
            sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
          FROM series_change f
          WHERE f.series = s.series AND %3$s AND f.received_day <= known_on
          GROUP BY f.first_day
          HAVING sum(f.lines) <> 0
        ) k;
      END
      $function$, period.kind, period.name, period.chosen);
  END LOOP;
END $do$;

-- A column of a name means the same in every view.
DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN named_series.%I IS %L', n.attname,
      coalesce(col_description(d.attrelid, d.attnum), meaning.words))
    FROM pg_attribute n
    LEFT JOIN pg_attribute d ON d.attrelid = 'daily'::regclass AND d.attname = n.attname
    LEFT JOIN (VALUES
      ('series', 'Number of the series: series.id.'),
      ('break_days', 'The days on which the series begins to count or to carry what it did not before; null where there are none.'),
      ('break_day_notes', 'For each of them what it is, in words.'),
      ('break_months', 'The first days of the months in which there are any.'),
      ('break_month_notes', 'For each of them what it is, in words.')
    ) AS meaning(name, words) ON meaning.name = n.attname
    WHERE n.attrelid = 'named_series'::regclass AND n.attnum > 0
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
