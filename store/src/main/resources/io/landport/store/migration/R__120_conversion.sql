-- Totals in reporting currencies, converted at the rates that the rules of their sources name

CREATE OR REPLACE VIEW source_conversion AS
SELECT s.id AS source, s.name AS source_name, a.id AS authority, a.name AS authority_name, a.base,
  coalesce(own.rule, other.rule) AS rule, coalesce(own.max_age_days, other.max_age_days) AS max_age_days
FROM source s
LEFT JOIN conversion_rule own ON own.rate_rule = s.rate_rule AND own.reporter = s.reporter
LEFT JOIN conversion_rule other ON other.rate_rule = s.rate_rule AND other.reporter = '*'
JOIN rate_authority a ON a.id = coalesce(own.authority, other.authority);

-- The planner inlines the function into the calling query and caches its results (Memoize) by source, currencies and day.
CREATE OR REPLACE FUNCTION conversion_rate(of_source text, original text, target text, on_day date, by_month boolean)
RETURNS TABLE (rate numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT
    CASE
      WHEN original = target THEN 1
      -- div of integers is exact, so the result is rounded once, half up, to 24 decimals. A numeric division would round twice.
      ELSE div(2 * w.numerator * 1000000000000000000000000 + w.denominator, 2 * w.denominator) * 0.000000000000000000000001
    END,
    CASE
      WHEN original = target THEN NULL
      WHEN r.authority IS NULL THEN 'no conversion rule'
      WHEN p.day IS NULL THEN r.authority || ': no rates within ' || r.max_age_days || ' days'
      WHEN w.numerator IS NULL OR w.denominator IS NULL
      THEN r.authority || ': no rate of ' || concat_ws(' and ',
        CASE WHEN o.rate IS NULL AND original <> r.base THEN original END,
        CASE WHEN t.rate IS NULL AND target <> r.base THEN target END)
    END
  FROM (
    SELECT date_trunc('month', on_day::timestamp)::date AS first,
      (date_trunc('month', on_day::timestamp) + interval '1 month')::date - 1 AS last
  ) AS month
  LEFT JOIN LATERAL (
    SELECT c.authority, c.base, c.max_age_days,
      CASE WHEN by_month AND c.rule = 'day' THEN 'month-average' ELSE c.rule END AS rule
    FROM source_conversion c
    WHERE c.source = of_source AND original <> target
  ) AS r ON true
  LEFT JOIN LATERAL (
    -- The latest day on which the authority published: a currency without a rate on that day has none. A month has an average if no
    -- run of days without rates in it, at its ends included, is longer than the rule allows.
    SELECT CASE r.rule
      WHEN 'month' THEN month.first
      WHEN 'day' THEN (
        SELECT e.day FROM exchange_rate e
        WHERE e.authority = r.authority AND e.kind = 'day' AND e.day <= on_day AND e.day >= on_day - r.max_age_days
        ORDER BY e.day DESC LIMIT 1)
      ELSE (
        SELECT CASE
          WHEN max(d.day - d.before) <= r.max_age_days + 1 AND max(d.day) >= month.last - r.max_age_days THEN max(d.day)
        END
        FROM (
          SELECT e.day, lag(e.day, 1, month.first - 1) OVER (ORDER BY e.day) AS before
          FROM exchange_rate e
          WHERE e.authority = r.authority AND e.kind = 'day' AND e.day BETWEEN month.first AND month.last
          GROUP BY e.day
        ) d)
    END AS day
  ) AS p ON true
  LEFT JOIN LATERAL (
    SELECT e.quotation, e.rate, e.units::bigint AS units
    FROM exchange_rate e
    WHERE e.authority = r.authority AND e.kind = r.rule AND e.day = p.day AND e.currency = original
    UNION ALL
    SELECT min(e.quotation), sum(e.rate * (1000000 / e.units)), 1000000 * count(*)
    FROM exchange_rate e
    WHERE r.rule = 'month-average' AND p.day IS NOT NULL
      AND e.authority = r.authority AND e.kind = 'day' AND e.day BETWEEN month.first AND month.last AND e.currency = original
    HAVING min(e.quotation) = max(e.quotation) AND count(*) = (
      SELECT count(DISTINCT d.day) FROM exchange_rate d
      WHERE d.authority = r.authority AND d.kind = 'day' AND d.day BETWEEN month.first AND month.last)
  ) AS o ON true
  LEFT JOIN LATERAL (
    SELECT e.quotation, e.rate, e.units::bigint AS units
    FROM exchange_rate e
    WHERE e.authority = r.authority AND e.kind = r.rule AND e.day = p.day AND e.currency = target
    UNION ALL
    SELECT min(e.quotation), sum(e.rate * (1000000 / e.units)), 1000000 * count(*)
    FROM exchange_rate e
    WHERE r.rule = 'month-average' AND p.day IS NOT NULL
      AND e.authority = r.authority AND e.kind = 'day' AND e.day BETWEEN month.first AND month.last AND e.currency = target
    HAVING min(e.quotation) = max(e.quotation) AND count(*) = (
      SELECT count(DISTINCT d.day) FROM exchange_rate d
      WHERE d.authority = r.authority AND d.kind = 'day' AND d.day BETWEEN month.first AND month.last)
  ) AS t ON true
  LEFT JOIN LATERAL (
    SELECT
      CASE WHEN original = r.base THEN 1 WHEN o.quotation = 'direct' THEN o.rate ELSE o.units END
        * CASE WHEN target = r.base THEN 1 WHEN t.quotation = 'direct' THEN t.units ELSE t.rate END AS numerator,
      CASE WHEN original = r.base THEN 1 WHEN o.quotation = 'direct' THEN o.units ELSE o.rate END
        * CASE WHEN target = r.base THEN 1 WHEN t.quotation = 'direct' THEN t.rate ELSE t.units END AS denominator
  ) AS w ON true
  LIMIT 1;
END;
COMMENT ON FUNCTION conversion_rate IS 'Value of one unit of the original currency in the target currency on a statistical day, by the conversion rule of a source, through the base currency of the authority, rounded half up to 24 decimals. Null with the reason if a rate is missing. by_month is for totals of months: rule day then uses the month average.';

-- Memoize caches the rates, and finds them faster if the key has fewer values: those that are constant for a series are combined into
-- one array. The planner uses Memoize only if it expects few distinct keys. It has no statistics of partitioned tables, which autovacuum
-- does not analyze; for the single row of a subquery with OFFSET 0 it expects one key.
CREATE OR REPLACE VIEW daily_converted AS
SELECT f.day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name,
  t.currency, s.currency AS original_currency,
  f.lines, f.lines_without_weight, CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
  round(f.value * k.rate, 10) AS value, f.value AS original_value, f.net_weight_kg, k.reason,
  CASE WHEN f.day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, f.day)] END COLLATE "C" AS series_break,
  s.partner_name
FROM named_series s
CROSS JOIN reporting_currency t
CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, t.currency] AS of_series OFFSET 0) c
JOIN daily_total_fact f ON f.series = s.series
CROSS JOIN LATERAL (SELECT f.day OFFSET 0) d
CROSS JOIN LATERAL conversion_rate(c.of_series[1], c.of_series[2], c.of_series[3], d.day, false) k
WHERE f.lines <> 0;

-- Monthly totals are converted if the rate is one of the month. If it is one of the day, daily totals are converted and then added up.
CREATE OR REPLACE VIEW monthly_converted AS
SELECT f.month, f.source, coalesce(n.source_name, f.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  f.reporter, f.partner, f.region, coalesce(r.name, f.region) AS region_name,
  f.crossing, coalesce(c.name, f.crossing) AS crossing_name, f.sector, coalesce(x.name, f.sector) AS sector_name,
  f.flow, f.channel, f.regime, coalesce(g.name, f.regime) AS regime_name,
  coalesce(g.treatment, 'included') AS treatment, f.mode, coalesce(m.name, f.mode) AS mode_name, f.currency, f.original_currency,
  f.lines, f.lines_without_weight, f.lines_not_converted,
  round(f.value, 10) AS value, f.original_value, f.net_weight_kg, f.reason,
  CASE WHEN c.open_from BETWEEN f.month AND (f.month + interval '1 month')::date - 1 OR f.month IN (SELECT month FROM reporter_break)
    THEN series_break_note(f.reporter, f.regime, c.name, c.open_from, f.month, (f.month + interval '1 month')::date - 1) END AS series_break,
  coalesce(q.name, f.partner) AS partner_name
FROM (
  SELECT f.month, s.source, s.reporter, s.partner, s.region, s.crossing, s.sector, s.flow, s.channel, s.regime, s.mode,
    t.currency, s.currency AS original_currency, f.lines, f.lines_without_weight,
    CASE WHEN k.rate IS NULL THEN f.lines ELSE 0 END AS lines_not_converted,
    f.value * k.rate AS value, f.value AS original_value, f.net_weight_kg, k.reason
  FROM monthly_total_fact f
  JOIN series s ON s.id = f.series AND s.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
  CROSS JOIN reporting_currency t
  CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, t.currency] AS of_series, f.month OFFSET 0) d
  CROSS JOIN LATERAL conversion_rate(d.of_series[1], d.of_series[2], d.of_series[3], d.month, false) k
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
  CROSS JOIN LATERAL (SELECT ARRAY[s.source, s.currency, t.currency] AS of_series, f.day OFFSET 0) d
  CROSS JOIN LATERAL conversion_rate(d.of_series[1], d.of_series[2], d.of_series[3], d.day, false) k
  WHERE q.lines <> 0 AND f.lines <> 0
  GROUP BY q.month, s.id, t.currency
) AS f
LEFT JOIN source_preference n ON n.source = f.source
LEFT JOIN region r ON r.id = f.region
LEFT JOIN crossing c ON c.id = f.crossing
LEFT JOIN sector x ON x.id = f.sector
LEFT JOIN regime g ON g.id = f.regime
LEFT JOIN mode m ON m.id = f.mode
LEFT JOIN country q ON q.id = f.partner;
