-- Reporting currency: totals converted at the rates that their sources' rules name.

CREATE OR REPLACE VIEW source_conversion AS
SELECT s.id AS source, s.name AS source_name, a.id AS authority, a.name AS authority_name, a.base,
  coalesce(own.rule, other.rule) AS rule, coalesce(own.max_age_days, other.max_age_days) AS max_age_days
FROM source s
LEFT JOIN conversion_rule own ON own.rate_rule = s.rate_rule AND own.reporter = s.reporter
LEFT JOIN conversion_rule other ON other.rate_rule = s.rate_rule AND other.reporter = '*'
JOIN rate_authority a ON a.id = coalesce(own.authority, other.authority);
COMMENT ON VIEW source_conversion IS 'Which exchange rate converts the values of each source: its row of conversion_rule. A source that has none is not here.';
COMMENT ON COLUMN source_conversion.source IS 'Who delivers the documents: source.id.';
COMMENT ON COLUMN source_conversion.source_name IS 'Its name in English.';
COMMENT ON COLUMN source_conversion.authority IS 'Whose rates convert: rate_authority.id.';
COMMENT ON COLUMN source_conversion.authority_name IS 'Its name in English.';
COMMENT ON COLUMN source_conversion.base IS 'The currency that its rates are against.';
COMMENT ON COLUMN source_conversion.rule IS 'As in conversion_rule.';
COMMENT ON COLUMN source_conversion.max_age_days IS 'As in conversion_rule.';

-- What one unit of a currency is worth in another. The planner inlines it into the query that calls it, and remembers what it found for
-- one source, currency and day.
CREATE OR REPLACE FUNCTION conversion_rate(of_source text, original text, target text, on_day date, by_month boolean)
RETURNS TABLE (rate numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
  SELECT
    CASE
      WHEN original = target THEN 1
      -- The quotient of whole numbers is exact and is rounded once, half up, to 24 decimals; a division would round twice.
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
    -- The day on which the authority published last: what it had no rate of then it has none of. A month has an average once it has
    -- no stretch without rates, at its ends neither, that is longer than the rule lets pass.
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
COMMENT ON FUNCTION conversion_rate IS 'What one unit of the original currency is worth in the target currency, by the conversion rule of a source on a statistical day, through the base currency of the authority: rounded half up to 24 decimals. Null with the reason where a rate is missing. by_month is for what is counted by month: the rule of a day has then its month average.';

-- The planner remembers the rates that it has looked up, and finds them sooner the fewer values they depend on: those that are the same
-- for a series are combined into one.
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
COMMENT ON VIEW daily_converted IS 'Daily totals, each in every reporting currency: choose one. Add up rows of one treatment, and of preferred sources or a single one; a sum of which a part could not be converted lacks it.';
COMMENT ON COLUMN daily_converted.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily_converted.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN daily_converted.source_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel.';
COMMENT ON COLUMN daily_converted.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN daily_converted.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN daily_converted.region IS 'Registered place of the resident trader: region.id; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_converted.region_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily_converted.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN daily_converted.sector_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN daily_converted.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily_converted.regime IS 'Customs regime: regime.id; not-specified where the source gives none.';
COMMENT ON COLUMN daily_converted.regime_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.treatment IS 'included: trade. memorandum: counted beside trade, never added to it.';
COMMENT ON COLUMN daily_converted.mode IS 'Mode of transport: mode.id; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_converted.mode_name IS 'Its name in English.';
COMMENT ON COLUMN daily_converted.currency IS 'The reporting currency, which value is in: a row for each.';
COMMENT ON COLUMN daily_converted.original_currency IS 'ISO 4217 code of the currency that the documents have, which original_value is in.';
COMMENT ON COLUMN daily_converted.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN daily_converted.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily_converted.lines_not_converted IS 'How many of these lines have a value that could not be converted, because a rate is missing: 0, or value is null.';
COMMENT ON COLUMN daily_converted.value IS 'Sum of values in units of currency, converted at the rate of the source''s rule, rounded to 10 decimals; null where a rate is missing for any part of it.';
COMMENT ON COLUMN daily_converted.original_value IS 'Exact sum of values in units of original_currency.';
COMMENT ON COLUMN daily_converted.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN daily_converted.reason IS 'Which rate is missing; null where none is.';
COMMENT ON COLUMN daily_converted.series_break IS 'What began to count or to carry goods on this day, in words; null where nothing did.';

-- Where the rate is one of the month, its total is converted. Where it is one of the day each day is, and then they are added.
CREATE OR REPLACE VIEW monthly_converted AS
SELECT f.month, f.source, coalesce(n.source_name, f.source) AS source_name, coalesce(n.is_preferred, false) AS is_preferred,
  f.reporter, f.partner, f.region, coalesce(r.name, f.region) AS region_name,
  f.crossing, coalesce(c.name, f.crossing) AS crossing_name, f.sector, coalesce(x.name, f.sector) AS sector_name,
  f.flow, f.channel, f.regime, coalesce(g.name, f.regime) AS regime_name,
  coalesce(g.treatment, 'included') AS treatment, f.mode, coalesce(m.name, f.mode) AS mode_name, f.currency, f.original_currency,
  f.lines, f.lines_without_weight, f.lines_not_converted,
  round(f.value, 10) AS value, f.original_value, f.net_weight_kg, f.reason,
  CASE WHEN c.open_from BETWEEN f.month AND (f.month + interval '1 month')::date - 1 OR f.month IN (SELECT month FROM reporter_break)
    THEN series_break_note(f.reporter, f.regime, c.name, c.open_from, f.month, (f.month + interval '1 month')::date - 1) END AS series_break
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
COMMENT ON VIEW monthly_converted IS 'Monthly totals, each in every reporting currency: choose one. Add up rows of one treatment, and of preferred sources or a single one; a sum of which a part could not be converted lacks it.';
COMMENT ON COLUMN monthly_converted.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN monthly_converted.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN monthly_converted.source_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel.';
COMMENT ON COLUMN monthly_converted.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN monthly_converted.partner IS 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.';
COMMENT ON COLUMN monthly_converted.region IS 'Registered place of the resident trader: region.id; not-specified where the source does not give it.';
COMMENT ON COLUMN monthly_converted.region_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN monthly_converted.crossing_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN monthly_converted.sector_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN monthly_converted.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN monthly_converted.regime IS 'Customs regime: regime.id; not-specified where the source gives none.';
COMMENT ON COLUMN monthly_converted.regime_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.treatment IS 'included: trade. memorandum: counted beside trade, never added to it.';
COMMENT ON COLUMN monthly_converted.mode IS 'Mode of transport: mode.id; not-specified where the source does not give it.';
COMMENT ON COLUMN monthly_converted.mode_name IS 'Its name in English.';
COMMENT ON COLUMN monthly_converted.currency IS 'The reporting currency, which value is in: a row for each.';
COMMENT ON COLUMN monthly_converted.original_currency IS 'ISO 4217 code of the currency that the documents have, which original_value is in.';
COMMENT ON COLUMN monthly_converted.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN monthly_converted.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN monthly_converted.lines_not_converted IS 'How many of these lines have a value that could not be converted, because a rate is missing: 0, or value is null.';
COMMENT ON COLUMN monthly_converted.value IS 'Sum of values in units of currency, converted at the rate of the source''s rule, rounded to 10 decimals; null where a rate is missing for any part of it.';
COMMENT ON COLUMN monthly_converted.original_value IS 'Exact sum of values in units of original_currency.';
COMMENT ON COLUMN monthly_converted.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN monthly_converted.reason IS 'Which rate is missing; null where none is.';
COMMENT ON COLUMN monthly_converted.series_break IS 'What began to count or to carry goods in this month, in words; null where nothing did.';
