-- What one unit of a currency is worth in another. In the form of SQL's own the body is bound to the tables and not to their names,
-- and moves with them when generations change places. The planner takes it into the query that asks, and remembers what it found
-- for one source, currency and day.
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
