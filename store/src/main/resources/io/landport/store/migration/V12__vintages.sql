-- Vintages: what was known when, by how much months moved after they were first known, and year on year between figures that
-- were known equally early.

LOCK TABLE daily_change_fact IN SHARE MODE;

CREATE TABLE month_first_known (
  source       text COLLATE "C" NOT NULL,
  month        date NOT NULL CHECK (extract(day FROM month) = 1),
  received_day date NOT NULL,
  PRIMARY KEY (source, month)
);
COMMENT ON TABLE month_first_known IS 'The first day on which anything of a month became known from a source. Written with the changes that it follows from: the least received day of daily changes that are not all 0.';
COMMENT ON COLUMN month_first_known.source IS 'Who delivered the documents.';
COMMENT ON COLUMN month_first_known.month IS 'First day of the month.';
COMMENT ON COLUMN month_first_known.received_day IS 'UTC day on which the first change of a day of the month became known.';

INSERT INTO month_first_known
SELECT s.source, date_trunc('month', f.day::timestamp)::date AS month, min(f.received_day)
FROM daily_change_fact f JOIN series s ON s.id = f.series
WHERE (f.lines, f.lines_without_weight, f.value, f.net_weight_kg) <> (0, 0, 0, 0)
GROUP BY s.source, date_trunc('month', f.day::timestamp)::date;

-- Kept: people change these rows, and a rebuild carries them over.
CREATE TABLE revision_policy (
  source               text COLLATE "C",
  reporter             text COLLATE "C",
  months_until_revised integer NOT NULL CHECK (months_until_revised >= 0),
  months_until_final   integer NOT NULL,
  note                 text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (source, reporter),
  CHECK (source IS NULL OR reporter IS NULL),
  CHECK (months_until_final >= months_until_revised)
);
COMMENT ON TABLE revision_policy IS 'From which age on the figures of a month are called revised and final. A row for a source goes before one for its reporter, and that before the one for all. Change it as you like: the rows survive a rebuild. For analysts.';
COMMENT ON COLUMN revision_policy.source IS 'The source that the row is for: source.id; null where it is for a reporter, or for all.';
COMMENT ON COLUMN revision_policy.reporter IS 'The reporter that the row is for, ISO 3166 alpha-2; null where it is for a source, or for all.';
COMMENT ON COLUMN revision_policy.months_until_revised IS 'Whole months from the end of a month until it is no longer preliminary but revised.';
COMMENT ON COLUMN revision_policy.months_until_final IS 'Whole months from the end of a month until it is final.';
COMMENT ON COLUMN revision_policy.note IS 'Why; empty where nothing is to be said.';

INSERT INTO revision_policy VALUES
  (NULL, NULL, 1, 24, 'Corrected with the next month; the yearbook of the following year is the last word.'),
  (NULL, 'US', 1, 42, 'Corrected with the next month, and each June for the three years before.');

-- What was known of a month on a day after its end is its total less what became known later. That is little, and is found by this
-- index; what becomes known while a month lasts, nearly everything, is not in it.
CREATE INDEX monthly_total_fact_month ON monthly_total_fact (month);
CREATE INDEX monthly_change_fact_late ON monthly_change_fact (series, month, received_day) WHERE received_day >= month + interval '1 month';

-- Functions have bodies that are parsed when they are made, so that they go on reading their own generation. They read views and
-- dimensions alone, for whoever calls them needs to be allowed what they do.

CREATE FUNCTION month_status_on(month date, months_until_revised integer, months_until_final integer, on_day date)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN on_day >= month + make_interval(months => months_until_final + 1) THEN 'final'
  WHEN on_day >= month + make_interval(months => months_until_revised + 1) THEN 'revised'
  WHEN months_until_final IS NOT NULL THEN 'preliminary'
END;
COMMENT ON FUNCTION month_status_on(date, integer, integer, date) IS 'What the figures of a month are called on a day: preliminary, revised, or final, by its age; null where there is no policy.';

CREATE VIEW reporting_source AS
SELECT s.source, s.source_name, s.reporter, s.is_preferred, p.months_until_revised, p.months_until_final
FROM source_preference s
LEFT JOIN LATERAL (
  SELECT r.months_until_revised, r.months_until_final
  FROM revision_policy r
  WHERE (r.source = s.source OR r.source IS NULL) AND (r.reporter = s.reporter OR r.reporter IS NULL)
  ORDER BY r.source IS NULL, r.reporter IS NULL
  LIMIT 1
) p ON true;
COMMENT ON VIEW reporting_source IS 'The sources, each with whether it is the one to ask, and from which age on its months are revised and final.';
COMMENT ON COLUMN reporting_source.source IS 'The source: source.id.';
COMMENT ON COLUMN reporting_source.source_name IS 'Its name.';
COMMENT ON COLUMN reporting_source.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN reporting_source.is_preferred IS 'Whether it is the reporter''s preferred source, or the only one for its channel.';
COMMENT ON COLUMN reporting_source.months_until_revised IS 'As in the row of revision_policy that is for it; null where there is none.';
COMMENT ON COLUMN reporting_source.months_until_final IS 'As in the row of revision_policy that is for it; null where there is none.';

CREATE VIEW month_status AS
SELECT k.month, k.source, r.source_name, r.reporter, r.is_preferred,
  greatest(k.received_day, (k.month + interval '1 month')::date - 1) AS first_known,
  (k.month + make_interval(months => r.months_until_revised + 1))::date AS revised_from,
  (k.month + make_interval(months => r.months_until_final + 1))::date AS final_from,
  month_status_on(k.month, r.months_until_revised, r.months_until_final, (now() AT TIME ZONE 'UTC')::date) AS status
FROM month_first_known k LEFT JOIN reporting_source r ON r.source = k.source;
COMMENT ON VIEW month_status IS 'Each month that a source has reported: when it was first known, and what its figures are called now.';
COMMENT ON COLUMN month_status.month IS 'First day of the month.';
COMMENT ON COLUMN month_status.source IS 'Who delivered the documents.';
COMMENT ON COLUMN month_status.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN month_status.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are; null where the reference data has the source no more.';
COMMENT ON COLUMN month_status.is_preferred IS 'Whether it is the reporter''s preferred source, or the only one for its channel.';
COMMENT ON COLUMN month_status.first_known IS 'UTC day at whose end the month was first known: its own last day, or the first day on which anything of it became known where that is later.';
COMMENT ON COLUMN month_status.revised_from IS 'First day on which its figures are called revised; null where there is no policy.';
COMMENT ON COLUMN month_status.final_from IS 'First day on which its figures are called final; null where there is no policy.';
COMMENT ON COLUMN month_status.status IS 'preliminary, revised or final, by the age of the month today (UTC); null where there is no policy.';

CREATE VIEW monthly_vintage AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, greatest(k.received_day, (f.month + interval '1 month')::date - 1) AS first_known,
  f.received_day > greatest(k.received_day, (f.month + interval '1 month')::date - 1) AS is_revision,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f
JOIN series s ON s.id = f.series
LEFT JOIN month_first_known k ON k.source = s.source AND k.month = f.month;
COMMENT ON VIEW monthly_vintage IS 'The rows of monthly_change, each with whether it revised a month that had been known before. A month as known on a day is the sum of those received up to it; as first known, of those that are no revision.';
COMMENT ON COLUMN monthly_vintage.first_known IS 'UTC day at whose end the source''s month was first known: its own last day, or the first day on which anything of it became known where that is later.';
COMMENT ON COLUMN monthly_vintage.is_revision IS 'Whether it was received after that day.';

DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN monthly_vintage.%I IS %L', v.attname, col_description(m.attrelid, m.attnum))
    FROM pg_attribute v JOIN pg_attribute m USING (attname)
    WHERE v.attrelid = 'monthly_vintage'::regclass AND m.attrelid = 'monthly_change'::regclass AND v.attnum > 0 AND m.attnum > 0
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;

-- What was first known is the total less all revisions, so that no more than these are read. Totals stand there as rows without a
-- received day. Windows are parted by all that a question would choose by, so that a choice reaches the facts.
CREATE VIEW revision AS
SELECT r.month, r.received_day, r.crossing, c.name AS crossing_name, r.sector, n.name AS sector_name, r.flow,
  r.source, o.source_name, r.reporter, o.is_preferred, r.currency, r.first_known,
  month_status_on(r.month, o.months_until_revised, o.months_until_final, r.received_day) AS status,
  r.first_lines::bigint, r.lines_change::bigint, (r.first_lines + r.lines_so_far)::bigint AS known_lines,
  r.first_lines_without_weight::bigint, r.lines_without_weight_change::bigint,
  (r.first_lines_without_weight + r.lines_without_weight_so_far)::bigint AS known_lines_without_weight,
  r.first_value, r.value_change, r.first_value + r.value_so_far AS known_value,
  r.first_net_weight_kg, r.net_weight_kg_change, r.first_net_weight_kg + r.net_weight_kg_so_far AS known_net_weight_kg
FROM (
  SELECT m.month, m.received_day, m.crossing, m.sector, m.flow, m.source, m.reporter, m.currency, m.first_known,
    coalesce(sum(m.lines) FILTER (WHERE m.received_day IS NULL) OVER cell, 0)
      - coalesce(sum(m.lines) FILTER (WHERE m.received_day IS NOT NULL) OVER cell, 0) AS first_lines,
    m.lines AS lines_change,
    sum(m.lines) FILTER (WHERE m.received_day IS NOT NULL) OVER so_far AS lines_so_far,
    coalesce(sum(m.lines_without_weight) FILTER (WHERE m.received_day IS NULL) OVER cell, 0)
      - coalesce(sum(m.lines_without_weight) FILTER (WHERE m.received_day IS NOT NULL) OVER cell, 0) AS first_lines_without_weight,
    m.lines_without_weight AS lines_without_weight_change,
    sum(m.lines_without_weight) FILTER (WHERE m.received_day IS NOT NULL) OVER so_far AS lines_without_weight_so_far,
    coalesce(sum(m.value) FILTER (WHERE m.received_day IS NULL) OVER cell, 0)
      - coalesce(sum(m.value) FILTER (WHERE m.received_day IS NOT NULL) OVER cell, 0) AS first_value,
    m.value AS value_change,
    sum(m.value) FILTER (WHERE m.received_day IS NOT NULL) OVER so_far AS value_so_far,
    coalesce(sum(m.net_weight_kg) FILTER (WHERE m.received_day IS NULL) OVER cell, 0)
      - coalesce(sum(m.net_weight_kg) FILTER (WHERE m.received_day IS NOT NULL) OVER cell, 0) AS first_net_weight_kg,
    m.net_weight_kg AS net_weight_kg_change,
    sum(m.net_weight_kg) FILTER (WHERE m.received_day IS NOT NULL) OVER so_far AS net_weight_kg_so_far
  FROM (
    SELECT s.month, s.received_day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency,
      greatest(e.received_day, (s.month + interval '1 month')::date - 1) AS first_known, sum(s.lines) AS lines,
      sum(s.lines_without_weight) AS lines_without_weight, sum(s.value) AS value, sum(s.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency, t.month, NULL::date AS received_day,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM series s JOIN monthly_total_fact t ON t.series = s.id
      WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
      UNION ALL
      SELECT s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency, l.month, l.received_day,
        l.lines, l.lines_without_weight, l.value, l.net_weight_kg
      FROM series s JOIN monthly_change_fact l ON l.series = s.id AND l.received_day >= l.month + interval '1 month'
      WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
    ) s
    LEFT JOIN month_first_known e ON e.source = s.source AND e.month = s.month
    WHERE s.received_day IS NULL OR e.received_day IS NULL OR s.received_day > e.received_day
    GROUP BY s.month, s.received_day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency, e.received_day
  ) m
  WINDOW cell AS (PARTITION BY m.month, m.crossing, m.sector, m.flow, m.source, m.reporter, m.currency),
    so_far AS (cell ORDER BY m.received_day NULLS FIRST)
) r
LEFT JOIN crossing c ON c.id = r.crossing
LEFT JOIN sector n ON n.id = r.sector
LEFT JOIN reporting_source o ON o.source = r.source
WHERE r.received_day IS NOT NULL
  AND (r.lines_change, r.lines_without_weight_change, r.value_change, r.net_weight_kg_change) <> (0, 0, 0, 0);
COMMENT ON VIEW revision IS 'By how much a month moved after it was first known: a row for each received day on which it did, by crossing, sector, flow, source and currency. What was first known and all rows up to a day add up to what was known on that day, at every level of detail.';
COMMENT ON COLUMN revision.month IS 'First day of the month.';
COMMENT ON COLUMN revision.received_day IS 'UTC day on which it became known.';
COMMENT ON COLUMN revision.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN revision.crossing_name IS 'Its name; null where the store knows none.';
COMMENT ON COLUMN revision.sector IS 'Group of HS chapters: sector.id.';
COMMENT ON COLUMN revision.sector_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN revision.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN revision.source IS 'Who delivered the documents.';
COMMENT ON COLUMN revision.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN revision.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN revision.is_preferred IS 'Whether it is the reporter''s preferred source, or the only one for its channel.';
COMMENT ON COLUMN revision.currency IS 'ISO 4217 code of the currency that values are in.';
COMMENT ON COLUMN revision.first_known IS 'UTC day at whose end the source''s month was first known: its own last day, or the first day on which anything of it became known where that is later.';
COMMENT ON COLUMN revision.status IS 'What the month was called when it moved: preliminary, revised or final, by its age on the received day; null where there is no policy.';
COMMENT ON COLUMN revision.first_lines IS 'Lines as first known; 0 where the source''s month was known and this was not in it.';
COMMENT ON COLUMN revision.lines_change IS 'Lines added, negative where taken back.';
COMMENT ON COLUMN revision.known_lines IS 'Lines as known at the end of the received day.';
COMMENT ON COLUMN revision.first_lines_without_weight IS 'Lines without weight as first known.';
COMMENT ON COLUMN revision.lines_without_weight_change IS 'Lines without weight added, negative where taken back.';
COMMENT ON COLUMN revision.known_lines_without_weight IS 'Lines without weight as known at the end of the received day.';
COMMENT ON COLUMN revision.first_value IS 'Value as first known, in units of currency.';
COMMENT ON COLUMN revision.value_change IS 'Value added, negative where taken back.';
COMMENT ON COLUMN revision.known_value IS 'Value as known at the end of the received day.';
COMMENT ON COLUMN revision.first_net_weight_kg IS 'Recorded weight as first known, in kilograms.';
COMMENT ON COLUMN revision.net_weight_kg_change IS 'Recorded weight added, negative where taken back.';
COMMENT ON COLUMN revision.known_net_weight_kg IS 'Recorded weight as known at the end of the received day.';

-- One text for days and months.
DO $$
DECLARE
  period  text;
BEGIN
  FOREACH period IN ARRAY ARRAY['day', 'month'] LOOP
    EXECUTE format($function$
      CREATE FUNCTION %1$s_known_on(known_on date)
      RETURNS TABLE (%2$s date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text,
        source_name text, reporter text, is_preferred boolean, partner text, region text, channel text, regime text, mode text,
        currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, status text)
      LANGUAGE sql STABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT k.%2$s, k.crossing, c.name, k.sector, n.name, k.flow, k.source, o.source_name, k.reporter, o.is_preferred,
          k.partner, k.region, k.channel, k.regime, k.mode, k.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
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
        LEFT JOIN crossing c ON c.id = k.crossing
        LEFT JOIN sector n ON n.id = k.sector
        LEFT JOIN reporting_source o ON o.source = k.source;
      END
      $function$, CASE period WHEN 'day' THEN 'daily' ELSE 'monthly' END, period);
  END LOOP;
END $$;
COMMENT ON FUNCTION daily_known_on(date) IS 'Daily totals as they were known at the end of a received day (UTC), with names and what the month was called then. A filter on the result reaches the facts.';
COMMENT ON FUNCTION monthly_known_on(date) IS 'Monthly totals as they were known at the end of a received day (UTC), with names and what the month was called then. A filter on the result reaches the facts.';

-- Year on year, from one text: of what is known now, of what was known on a day, and of what was known so many days after the end
-- of each of the two months. Months are taken one by one, so that a choice of months reaches the facts of both years. The parent
-- totals of a month are added up once, whatever is chosen of its parts.
DO $$
DECLARE
  columns   text := $text$
    y.month, y.crossing, c.name AS crossing_name, y.sector, n.name AS sector_name, y.flow, y.source, o.source_name, y.reporter,
    o.is_preferred, y.currency,
    month_status_on(y.month, o.months_until_revised, o.months_until_final, y.as_of) AS status,
    EXISTS (
      SELECT FROM series_break b
      WHERE b.reporter = y.reporter AND b.day > y.base_month AND b.day < y.month + interval '1 month')
      OR coalesce(c.open_from > y.base_month AND c.open_from < y.month + interval '1 month', false)
      OR coalesce(c.open_to >= y.base_month AND c.open_to < y.month + interval '1 month' - interval '1 day', false) AS has_break,
    y.lines, y.lines_without_weight, y.value, y.net_weight_kg, round(y.weighed_value / nullif(y.weighed_kg, 0), 6) AS unit_value,
    y.base_lines, y.base_lines_without_weight, y.base_value, y.base_net_weight_kg,
    round(y.base_weighed_value / nullif(y.base_weighed_kg, 0), 6) AS base_unit_value,
    round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4) AS value_growth,
    round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4) AS net_weight_growth,
    round(100 * (y.weighed_value * y.base_weighed_kg / nullif(y.weighed_kg * y.base_weighed_value, 0) - 1), 4) AS unit_value_growth,
    round(100 * (y.value - y.base_value) / nullif(y.base_total_value, 0), 4) AS contribution,
    y.weighed_value, y.weighed_kg, y.base_weighed_value, y.base_weighed_kg, y.total_value, y.base_total_value
  $text$;

  -- Totals of a month and of the month a year before, by every dimension; what is counted beside trade is not in them.
  totals    text := $text$
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      true AS is_now, f.lines AS lines, f.lines_without_weight AS lines_without_weight, f.value AS value,
      f.net_weight_kg AS net_weight_kg
    FROM monthly_total f
    WHERE f.month = m.month
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      false AS is_now, f.lines AS lines, f.lines_without_weight AS lines_without_weight, f.value AS value,
      f.net_weight_kg AS net_weight_kg
    FROM monthly_total f
    WHERE f.month = m.base_month
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  $text$;

  -- What became known later is taken off.
  later     text := $text$
    UNION ALL
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      true AS is_now, - f.lines AS lines, - f.lines_without_weight AS lines_without_weight, - f.value AS value,
      - f.net_weight_kg AS net_weight_kg
    FROM monthly_change f
    WHERE f.month = m.month AND f.received_day >= f.month + interval '1 month' AND f.received_day > m.as_of
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      false AS is_now, - f.lines AS lines, - f.lines_without_weight AS lines_without_weight, - f.value AS value,
      - f.net_weight_kg AS net_weight_kg
    FROM monthly_change f
    WHERE f.month = m.base_month AND f.received_day >= f.month + interval '1 month' AND f.received_day > m.base_as_of
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  $text$;

  known     text := $text$
    SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      f.is_now, sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight, sum(f.value) AS value,
      sum(f.net_weight_kg) AS net_weight_kg
    FROM (%s) f
    GROUP BY f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency,
      f.is_now
  $text$;

  question  text := $text$
    SELECT %1$s
    FROM (
      SELECT g.month, g.base_month, %2$s AS as_of, %3$s AS base_as_of
      FROM (
        SELECT every::date AS month, (every - interval '1 year')::date AS base_month,
          (every + interval '1 month')::date - 1 AS last_day, (every - interval '11 months')::date - 1 AS base_last_day
        FROM generate_series(timestamp '1990-01-01', date_trunc('month', now() AT TIME ZONE 'UTC'), interval '1 month') AS every
      ) g
      WHERE %5$s
    ) m
    CROSS JOIN LATERAL (
      WITH total AS MATERIALIZED (
        SELECT f.source, f.reporter, f.flow, f.currency,
          sum(f.lines) FILTER (WHERE f.is_now) AS lines, sum(f.value) FILTER (WHERE f.is_now) AS value,
          sum(f.lines) FILTER (WHERE NOT f.is_now) AS base_lines, sum(f.value) FILTER (WHERE NOT f.is_now) AS base_value
        FROM (%4$s) f
        GROUP BY f.source, f.reporter, f.flow, f.currency
      )
      SELECT m.month, m.base_month, m.as_of, p.crossing, p.sector, p.flow, p.source, p.reporter, p.currency,
        p.lines, p.lines_without_weight, p.value, p.net_weight_kg, p.weighed_value, p.weighed_kg,
        CASE WHEN t.base_lines > 0 THEN p.base_lines END AS base_lines,
        CASE WHEN t.base_lines > 0 THEN p.base_lines_without_weight END AS base_lines_without_weight,
        CASE WHEN t.base_lines > 0 THEN p.base_value END AS base_value,
        CASE WHEN t.base_lines > 0 THEN p.base_net_weight_kg END AS base_net_weight_kg,
        CASE WHEN t.base_lines > 0 THEN p.base_weighed_value END AS base_weighed_value,
        CASE WHEN t.base_lines > 0 THEN p.base_weighed_kg END AS base_weighed_kg,
        t.value AS total_value, CASE WHEN t.base_lines > 0 THEN t.base_value END AS base_total_value
      FROM (
        SELECT f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency,
          coalesce(sum(f.lines) FILTER (WHERE f.is_now), 0)::bigint AS lines,
          coalesce(sum(f.lines_without_weight) FILTER (WHERE f.is_now), 0)::bigint AS lines_without_weight,
          coalesce(sum(f.value) FILTER (WHERE f.is_now), 0) AS value,
          coalesce(sum(f.net_weight_kg) FILTER (WHERE f.is_now), 0) AS net_weight_kg,
          coalesce(sum(f.value) FILTER (WHERE f.is_now AND f.lines_without_weight = 0), 0) AS weighed_value,
          coalesce(sum(f.net_weight_kg) FILTER (WHERE f.is_now AND f.lines_without_weight = 0), 0) AS weighed_kg,
          coalesce(sum(f.lines) FILTER (WHERE NOT f.is_now), 0)::bigint AS base_lines,
          coalesce(sum(f.lines_without_weight) FILTER (WHERE NOT f.is_now), 0)::bigint AS base_lines_without_weight,
          coalesce(sum(f.value) FILTER (WHERE NOT f.is_now), 0) AS base_value,
          coalesce(sum(f.net_weight_kg) FILTER (WHERE NOT f.is_now), 0) AS base_net_weight_kg,
          coalesce(sum(f.value) FILTER (WHERE NOT f.is_now AND f.lines_without_weight = 0), 0) AS base_weighed_value,
          coalesce(sum(f.net_weight_kg) FILTER (WHERE NOT f.is_now AND f.lines_without_weight = 0), 0) AS base_weighed_kg
        FROM (%6$s) f
        GROUP BY f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency
        HAVING sum(f.lines) <> 0
      ) p
      JOIN total t ON t.source = p.source AND t.reporter = p.reporter AND t.flow = p.flow AND t.currency = p.currency
      WHERE t.lines > 0
    ) y
    LEFT JOIN crossing c ON c.id = y.crossing
    LEFT JOIN sector n ON n.id = y.sector
    LEFT JOIN reporting_source o ON o.source = y.source
  $text$;

  made      text := $text$
    CREATE FUNCTION %1$s
    RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text,
      source_name text, reporter text, is_preferred boolean, currency text, status text, has_break boolean,
      lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, unit_value numeric,
      base_lines bigint, base_lines_without_weight bigint, base_value numeric, base_net_weight_kg numeric, base_unit_value numeric,
      value_growth numeric, net_weight_growth numeric, unit_value_growth numeric, contribution numeric,
      weighed_value numeric, weighed_kg numeric, base_weighed_value numeric, base_weighed_kg numeric,
      total_value numeric, base_total_value numeric)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
      %2$s;
    END
  $text$;
  today     text := $text$(now() AT TIME ZONE 'UTC')::date$text$;
  explained record;
BEGIN
  EXECUTE 'CREATE VIEW year_on_year AS' || format(question, columns, today, today, totals, 'g.last_day < ' || today, totals);
  EXECUTE format(made, 'year_on_year_known_on(known_on date)',
    format(question, columns, 'known_on', 'known_on', totals || later, 'g.last_day <= known_on', format(known, totals || later)));
  EXECUTE format(made, 'year_on_year_after(days_after integer)',
    format(question, columns, 'g.last_day + days_after', 'g.base_last_day + days_after', totals || later,
      'days_after >= 0 AND g.last_day + days_after < ' || today, format(known, totals || later)));

  FOR explained IN
    SELECT * FROM (VALUES
      ('month', 'First day of the month. It is over: a part of a month is never set against a whole one.'),
      ('crossing', 'Where the goods crossed the border: crossing.id.'),
      ('crossing_name', 'Its name; null where the store knows none.'),
      ('sector', 'Group of HS chapters: sector.id.'),
      ('sector_name', 'Its name; null where the reference data has it no more.'),
      ('flow', 'import or export, as the reporter sees it.'),
      ('source', 'Who delivered the documents.'),
      ('source_name', 'Its name; null where the reference data has it no more.'),
      ('reporter', 'ISO 3166 alpha-2 code of the country whose statistics these are.'),
      ('is_preferred', 'Whether it is the reporter''s preferred source, or the only one for its channel.'),
      ('currency', 'ISO 4217 code of the currency that values are in.'),
      ('status', 'preliminary, revised or final, by the age of the month; null where there is no policy.'),
      ('has_break', 'Whether the two months are not alike: the reporter began to count more in between, or the crossing opened or closed.'),
      ('lines', 'Lines counted; 0 where the source reported the month and there is nothing of this in it.'),
      ('lines_without_weight', 'How many of them have no weight.'),
      ('value', 'Value of all lines.'),
      ('net_weight_kg', 'Recorded weight in kilograms.'),
      ('unit_value', 'Value per kilogram, rounded to 6 decimals: weighed_value by weighed_kg. Null where there is no weight.'),
      ('base_lines', 'Lines of the month a year before; null where the source reported nothing of it in this flow and currency.'),
      ('base_lines_without_weight', 'How many of them have no weight.'),
      ('base_value', 'Value a year before; null where the source reported nothing of that month.'),
      ('base_net_weight_kg', 'Recorded weight a year before, in kilograms; null where the source reported nothing of that month.'),
      ('base_unit_value', 'Value per kilogram a year before.'),
      ('value_growth', 'By how many percent the value grew, rounded to 4 decimals. Null where there was none a year before.'),
      ('net_weight_growth', 'By how many percent the recorded weight grew. Null where there was none a year before.'),
      ('unit_value_growth', 'By how many percent the value per kilogram grew. Null where either is not known, or was 0.'),
      ('contribution', 'What this contributed to the growth of the total of its source, reporter, flow, currency and month, in percentage points, rounded to 4 decimals.'),
      ('weighed_value', 'Value of those monthly totals, told apart by every dimension, of which every line has a weight: the facts do not say what lines with weight are worth where they stand beside lines without.'),
      ('weighed_kg', 'Weight of the same totals, in kilograms.'),
      ('base_weighed_value', 'The same of the month a year before; null where the source reported nothing of that month.'),
      ('base_weighed_kg', 'The same of the month a year before; null where the source reported nothing of that month.'),
      ('total_value', 'Value of all that the source reported of the month in this flow and currency.'),
      ('base_total_value', 'The same of the month a year before; null where there was nothing.')
    ) AS of (name, comment)
  LOOP
    EXECUTE format('COMMENT ON COLUMN year_on_year.%I IS %L', explained.name, explained.comment);
  END LOOP;
END $$;
COMMENT ON VIEW year_on_year IS 'Each month that is over beside the same month a year before, both as known now. A month of which a source reported nothing in a flow and currency has no rows, and is no base.';
COMMENT ON FUNCTION year_on_year_known_on(date) IS 'The rows of year_on_year with both months as they were known at the end of a received day (UTC).';
COMMENT ON FUNCTION year_on_year_after(integer) IS 'The rows of year_on_year with each of the two months as it was known so many days after its own end: preliminary against then-preliminary. Of months for which that day is over; the number is not negative.';
