-- Price and volume: unit values of a month and of the same month a year earlier (docs/adr/0056-price-and-volume.md). An item is a series: the
-- finest figures with value and weight of which the store knows each month as it was known on any day.

-- Half up, to the four decimals of money, and rounded once: a numeric division would round before. For numbers that are not negative.
CREATE OR REPLACE FUNCTION money_quotient(numerator numeric, denominator numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN div(20000 * numerator + denominator, 2 * denominator) * 0.0001;
COMMENT ON FUNCTION money_quotient IS 'Quotient of two numbers that are not negative, rounded half up to 4 decimals, and rounded once.';

CREATE OR REPLACE FUNCTION index_link(numerator numeric, denominator numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN round(numerator * 1.00000000000000000000 / nullif(denominator, 0), 20);
COMMENT ON FUNCTION index_link IS 'Quotient of two sums of an index, rounded to 20 decimals; null if there is no denominator.';

CREATE OR REPLACE FUNCTION fisher_link(laspeyres numeric, paasche numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN round(sqrt(laspeyres * paasche), 20);
COMMENT ON FUNCTION fisher_link IS 'Square root of the product of two links, rounded to 20 decimals. PostgreSQL computes it in decimals, to the 40 that the product has.';

-- For chained indices: exact.
CREATE OR REPLACE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, PARALLEL = SAFE);
COMMENT ON AGGREGATE product(numeric) IS 'Product of numbers, exact; null if there is none.';

-- What an item adds to the sums of a row if it has both months. OFFSET 0, because the condition is used several times and would be computed
-- each time.
CREATE OR REPLACE FUNCTION price_measure(is_weighed boolean, value numeric, original_value numeric, net_weight_kg numeric, base_value numeric,
  base_original_value numeric, base_net_weight_kg numeric, exchange_rate_change numeric, greatest_change numeric)
RETURNS TABLE (items_weighed bigint, items_indexed bigint, indexed_value numeric, indexed_value_at_base_rates numeric,
  indexed_base_value numeric, indexed_net_weight_kg numeric, indexed_base_net_weight_kg numeric, value_at_base_prices numeric,
  base_value_at_prices numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT is_weighed::integer::bigint, s.is_indexed::integer::bigint,
    CASE WHEN s.is_indexed THEN value END,
    CASE WHEN s.is_indexed THEN value - exchange_rate_change END,
    CASE WHEN s.is_indexed THEN base_value END,
    CASE WHEN s.is_indexed THEN net_weight_kg END,
    CASE WHEN s.is_indexed THEN base_net_weight_kg END,
    CASE WHEN s.is_indexed THEN money_quotient(base_value * net_weight_kg, base_net_weight_kg) END,
    CASE WHEN s.is_indexed THEN money_quotient(value * base_net_weight_kg, net_weight_kg) END
  FROM (
    SELECT is_weighed AND (greatest_change IS NULL
      OR original_value * base_net_weight_kg <= greatest_change * base_original_value * net_weight_kg
        AND base_original_value * net_weight_kg <= greatest_change * original_value * base_net_weight_kg) AS is_indexed OFFSET 0
  ) s;
END;
COMMENT ON FUNCTION price_measure IS 'What an item that has both months adds to the sums of price_and_volume. Used by price_part.';

-- Months of items, with values in a currency. A month of a source with daily rates is the sum of its days. Rates are looked up once for each
-- source, currency and month that was reported, so that months of items need not be kept and read again.
CREATE OR REPLACE FUNCTION converted_month_part(first_month date, last_month date, known_on date, in_currency text)
RETURNS TABLE (series integer, month date, crossing text, sector text, flow text, source text, reporter text, partner text, mode text,
  currency text, lines bigint, lines_without_weight bigint, original_value numeric, net_weight_kg numeric, value numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH rate AS MATERIALIZED (
    SELECT m.source, m.currency, m.month, r.rate, r.reason
    FROM (
      SELECT DISTINCT t.source, t.currency, t.month
      FROM reported_total t
      WHERE in_currency IS NOT NULL AND t.month BETWEEN first_month AND last_month
    ) m
    CROSS JOIN LATERAL conversion_rate(m.source, m.currency, in_currency, m.month, false) r
    WHERE m.source NOT IN (SELECT c.source FROM source_conversion c WHERE c.rule = 'day')
  ), of_days AS MATERIALIZED (
    SELECT f.series, date_trunc('month', f.first_day::timestamp)::date AS month,
      CASE WHEN bool_and(r.rate IS NOT NULL) THEN sum(f.value * r.rate) END AS value,
      string_agg(DISTINCT r.reason, '; ' ORDER BY r.reason) AS reason
    FROM (
      SELECT d.series, d.source, d.currency, d.first_day, sum(d.value) AS value
      FROM series_figure d
      WHERE in_currency IS NOT NULL AND NOT d.is_month AND (known_on IS NOT NULL) = d.is_change
        AND (known_on IS NULL OR d.received_day <= known_on)
        AND d.first_day >= first_month AND d.first_day < (last_month + interval '1 month')::date
        AND d.source IN (SELECT c.source FROM source_conversion c WHERE c.rule = 'day')
      GROUP BY d.series, d.source, d.currency, d.first_day
      HAVING sum(d.lines) <> 0
    ) f
    CROSS JOIN LATERAL (SELECT ARRAY[f.source, f.currency, in_currency] AS of_sum, f.first_day AS day OFFSET 0) d
    CROSS JOIN LATERAL conversion_rate(d.of_sum[1], d.of_sum[2], d.of_sum[3], d.day, false) r
    GROUP BY f.series, date_trunc('month', f.first_day::timestamp)::date
  )
  SELECT k.series, k.month, k.crossing, k.sector, k.flow, k.source, k.reporter, k.partner, k.mode, coalesce(in_currency, k.currency),
    k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
    CASE WHEN in_currency IS NULL THEN k.value ELSE coalesce(k.value * r.rate, d.value) END,
    coalesce(r.reason, d.reason)
  FROM month_part(first_month, last_month, known_on, NULL) k
  LEFT JOIN rate r ON r.source = k.source AND r.currency = k.currency AND r.month = k.month
  LEFT JOIN of_days d ON d.series = k.series AND d.month = k.month
  WHERE known_on IS NOT NULL OR in_currency IS NOT NULL;
END;
COMMENT ON FUNCTION converted_month_part IS 'Rows of month_part with values in a currency, each at the rates that the rule of its source names: as known now if known_on is null. A value without a rate is null, with the reason. Used by price_part and by questions.';

-- Rows to add up: each month, the same month a year earlier, and the items that have both. Sums over the rows of any items of one currency have
-- all that the indices and the split need. What a row does not have is null, because adding up zeros takes time. What is known now is read
-- from the tables at once, so that filters reach them.
CREATE OR REPLACE FUNCTION price_part(first_month date, last_month date, known_on date, in_currency text)
RETURNS TABLE (month date, crossing text, sector text, flow text, source text, reporter text, partner text, mode text, currency text,
  lines bigint, lines_without_weight bigint, lines_not_converted bigint, value numeric,
  base_lines bigint, base_lines_without_weight bigint, base_lines_not_converted bigint, base_value numeric, reason text,
  items_weighed bigint, items_indexed bigint, indexed_value numeric, indexed_value_at_base_rates numeric, indexed_base_value numeric,
  indexed_net_weight_kg numeric, indexed_base_net_weight_kg numeric, value_at_base_prices numeric, base_value_at_prices numeric,
  exchange_rate_change numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  -- Months of items that are not read as known now, or not in the currency of their documents.
  WITH item AS MATERIALIZED (
    SELECT c.*
    FROM converted_month_part((first_month - interval '1 year')::date, last_month, known_on, in_currency) c
    WHERE known_on IS NOT NULL OR in_currency IS NOT NULL
  )
  SELECT f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.mode, f.currency,
    CASE WHEN f.is_now THEN f.lines END,
    CASE WHEN f.is_now THEN f.lines_without_weight END,
    NULL::bigint,
    CASE WHEN f.is_now THEN f.value END,
    CASE WHEN NOT f.is_now THEN f.lines END,
    CASE WHEN NOT f.is_now THEN f.lines_without_weight END,
    NULL::bigint,
    CASE WHEN NOT f.is_now THEN f.value END,
    NULL::text, NULL::bigint, NULL::bigint, NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric,
    NULL::numeric, NULL::numeric, NULL::numeric, NULL::numeric
  FROM month_figure_twice f
  WHERE known_on IS NULL AND in_currency IS NULL
    AND f.of_month BETWEEN (first_month - CASE WHEN f.is_now THEN interval '0' ELSE interval '1 year' END)::date
      AND (last_month - CASE WHEN f.is_now THEN interval '0' ELSE interval '1 year' END)::date
    AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  UNION ALL
  SELECT (i.month + v.until_counted)::date, i.crossing, i.sector, i.flow, i.source, i.reporter, i.partner, i.mode, i.currency,
    CASE WHEN v.is_now THEN i.lines END,
    CASE WHEN v.is_now THEN i.lines_without_weight END,
    CASE WHEN v.is_now AND i.value IS NULL THEN i.lines END,
    CASE WHEN v.is_now THEN i.value END,
    CASE WHEN NOT v.is_now THEN i.lines END,
    CASE WHEN NOT v.is_now THEN i.lines_without_weight END,
    CASE WHEN NOT v.is_now AND i.value IS NULL THEN i.lines END,
    CASE WHEN NOT v.is_now THEN i.value END,
    i.reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM item i
  CROSS JOIN (VALUES (true, interval '0'), (false, interval '1 year')) AS v (is_now, until_counted)
  WHERE (i.month + v.until_counted)::date BETWEEN first_month AND last_month
  UNION ALL
  SELECT p.month, p.crossing, p.sector, p.flow, p.source, p.reporter, p.partner, p.mode, p.currency,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    m.items_weighed, m.items_indexed, m.indexed_value, m.indexed_value_at_base_rates, m.indexed_base_value, m.indexed_net_weight_kg,
    m.indexed_base_net_weight_kg, m.value_at_base_prices, m.base_value_at_prices, x.exchange_rate_change
  FROM (
    SELECT n.month, n.crossing, n.sector, n.flow, n.source, n.reporter, n.partner, n.mode, n.currency, true AS is_weighed,
      n.value, n.value AS original_value, n.net_weight_kg, b.value AS base_value, b.value AS base_original_value, b.base_net_weight_kg
    FROM month_figure n
    JOIN (
      SELECT f.series, (f.month + interval '1 year')::date AS month, f.month AS of_month, f.value, f.net_weight_kg AS base_net_weight_kg
      FROM month_figure f
      WHERE NOT f.is_change AND f.lines_without_weight = 0 AND f.net_weight_kg > 0 AND f.value > 0
    ) b ON b.series = n.series AND b.month = n.month
    WHERE known_on IS NULL AND in_currency IS NULL AND n.month BETWEEN first_month AND last_month
      AND b.of_month BETWEEN (first_month - interval '1 year')::date AND (last_month - interval '1 year')::date
      AND NOT n.is_change AND n.lines_without_weight = 0 AND n.net_weight_kg > 0 AND n.value > 0
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = n.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT n.month, n.crossing, n.sector, n.flow, n.source, n.reporter, n.partner, n.mode, n.currency,
      n.lines_without_weight = 0 AND b.lines_without_weight = 0 AND n.net_weight_kg > 0 AND b.net_weight_kg > 0
        AND n.original_value > 0 AND b.original_value > 0,
      n.value, n.original_value, n.net_weight_kg, b.value, b.original_value, b.net_weight_kg
    FROM item n
    JOIN item b ON b.series = n.series AND (b.month + interval '1 year')::date = n.month
    WHERE n.month BETWEEN first_month AND last_month AND n.value IS NOT NULL AND b.value IS NOT NULL
  ) p
  LEFT JOIN screening_policy y ON true
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN in_currency IS NULL OR p.original_value <= 0 OR p.base_original_value <= 0 THEN 0
      ELSE p.value - money_quotient(p.original_value * p.base_value, p.base_original_value)
    END AS exchange_rate_change OFFSET 0
  ) x
  CROSS JOIN LATERAL price_measure(p.is_weighed, p.value, p.original_value, p.net_weight_kg, p.base_value, p.base_original_value,
    p.base_net_weight_kg, x.exchange_rate_change, y.greatest_change) m;
END;
COMMENT ON FUNCTION price_part IS 'Rows of price_and_volume to add up, for questions with a range of months: as known now if known_on is null, in the currency of the documents if in_currency is null. Base amounts only count if the source reported the base, see year_on_year_whole.';

CREATE OR REPLACE FUNCTION price_base(first_month date, last_month date, known_on date, in_currency text)
RETURNS TABLE (month date, source text, reporter text, flow text, currency text, has_base boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT w.month, w.source, w.reporter, w.flow, w.currency, w.has_base
  FROM year_on_year_whole(first_month, last_month, known_on, NULL) w
  WHERE in_currency IS NULL
  UNION ALL
  SELECT n.month, n.source, n.reporter, n.flow, in_currency, bool_or(b.month IS NOT NULL)
  FROM year_on_year_whole(first_month, last_month, known_on, NULL) n
  LEFT JOIN year_on_year_whole((first_month - interval '1 year')::date, last_month, known_on, NULL) b
    ON b.month = (n.month - interval '1 year')::date AND b.source = n.source AND b.reporter = n.reporter AND b.flow = n.flow
  WHERE in_currency IS NOT NULL
  GROUP BY n.month, n.source, n.reporter, n.flow;
END;
COMMENT ON FUNCTION price_base IS 'Complete months that a source has reported in a flow, and whether it has reported the same month a year earlier: in a currency, or in any if values are converted. Used by price_and_volume.';

CREATE OR REPLACE FUNCTION price_and_volume_in(in_currency text, known_on date)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, flow text, source text, source_name text,
  reporter text, partner text, is_preferred boolean, mode text, mode_name text, currency text,
  value numeric, base_value numeric, laspeyres numeric, paasche numeric, fisher numeric,
  volume_laspeyres numeric, volume_paasche numeric, volume_fisher numeric, coverage numeric, base_coverage numeric,
  price_change numeric, volume_change numeric, mix_change numeric, exchange_rate_change numeric, other_change numeric,
  items_weighed bigint, items_indexed bigint, indexed_value numeric, indexed_value_at_base_rates numeric, indexed_base_value numeric,
  indexed_net_weight_kg numeric, indexed_base_net_weight_kg numeric, value_at_base_prices numeric, base_value_at_prices numeric,
  reason text, lines bigint, base_lines bigint, value_growth numeric, price_growth numeric, volume_growth numeric, mix_growth numeric,
  exchange_rate_growth numeric, other_growth numeric, partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT v.month, v.crossing, coalesce(c.name, v.crossing), v.sector, coalesce(n.name, v.sector), v.flow, v.source,
    coalesce(o.source_name, v.source), v.reporter, v.partner, coalesce(o.is_preferred, false), v.mode, coalesce(d.name, v.mode), v.currency,
    round(l.value, 4), round(l.base, 4),
    round(100 * v.price_laspeyres, 4), round(100 * v.price_paasche, 4), round(100 * fisher_link(v.price_laspeyres, v.price_paasche), 4),
    round(100 * v.volume_laspeyres, 4), round(100 * v.volume_paasche, 4), round(100 * fisher_link(v.volume_laspeyres, v.volume_paasche), 4),
    round(100 * v.indexed_value / nullif(l.value, 0), 4), round(100 * v.indexed_base_value / nullif(l.base, 0), 4),
    round(l.prices, 4) - round(l.mix, 4), round(l.volume, 4) - round(l.base, 4), round(l.mix, 4) - round(l.volume, 4),
    round(l.value, 4) - round(l.other, 4), round(l.other, 4) - round(l.indexed, 4),
    v.items_weighed, v.items_indexed, v.indexed_value, v.indexed_value_at_base_rates, v.indexed_base_value,
    v.indexed_net_weight_kg, v.indexed_base_net_weight_kg, v.value_at_base_prices, v.base_value_at_prices,
    CASE
      WHEN NOT v.is_converted THEN v.reason
      WHEN NOT v.has_base THEN 'base not reported'
      WHEN v.items_indexed > 0 THEN NULL
      WHEN v.items_weighed > 0 THEN 'unit values changed too much'
      WHEN v.lines_without_weight > 0 THEN 'weights missing'
      ELSE 'no item in both months'
    END,
    v.lines, v.base_lines, g.value, g.prices - g.mix, g.volume, g.mix - g.volume, g.value - g.other, g.other - g.indexed,
    coalesce(k.name, v.partner)
  FROM (
    SELECT p.*, w.has_base,
      CASE WHEN p.is_converted THEN index_link(p.base_value_at_prices, p.indexed_base_value) END AS price_laspeyres,
      CASE WHEN p.is_converted THEN index_link(p.indexed_value, p.value_at_base_prices) END AS price_paasche,
      CASE WHEN p.is_converted THEN index_link(p.value_at_base_prices, p.indexed_base_value) END AS volume_laspeyres,
      CASE WHEN p.is_converted THEN index_link(p.indexed_value, p.base_value_at_prices) END AS volume_paasche
    FROM (
      SELECT month, crossing, sector, flow, source, reporter, partner, mode, currency,
        coalesce(sum(lines), 0)::bigint AS lines, coalesce(sum(base_lines), 0)::bigint AS base_lines,
        coalesce(sum(lines_without_weight), 0) + coalesce(sum(base_lines_without_weight), 0) AS lines_without_weight,
        coalesce(sum(lines_not_converted), 0) + coalesce(sum(base_lines_not_converted), 0) = 0 AS is_converted,
        coalesce(sum(value), 0) AS value, coalesce(sum(base_value), 0) AS base_value,
        string_agg(DISTINCT reason, '; ' ORDER BY reason) AS reason,
        coalesce(sum(items_weighed), 0)::bigint AS items_weighed, coalesce(sum(items_indexed), 0)::bigint AS items_indexed,
        coalesce(sum(indexed_value), 0) AS indexed_value,
        coalesce(sum(indexed_value_at_base_rates), 0) AS indexed_value_at_base_rates, coalesce(sum(indexed_base_value), 0) AS indexed_base_value,
        coalesce(sum(indexed_net_weight_kg), 0) AS indexed_net_weight_kg, coalesce(sum(indexed_base_net_weight_kg), 0) AS indexed_base_net_weight_kg,
        coalesce(sum(value_at_base_prices), 0) AS value_at_base_prices, coalesce(sum(base_value_at_prices), 0) AS base_value_at_prices,
        coalesce(sum(exchange_rate_change), 0) AS exchange_rate_change
      FROM price_part('-infinity', 'infinity', known_on, in_currency)
      GROUP BY month, crossing, sector, flow, source, reporter, partner, mode, currency
      HAVING sum(lines) <> 0 OR sum(base_lines) <> 0
    ) p
    JOIN price_base('-infinity', 'infinity', known_on, in_currency) w
      ON w.month = p.month AND w.source = p.source AND w.reporter = p.reporter AND w.flow = p.flow AND w.currency = p.currency
  ) v
  -- From the value of the base to the value of the month, step by step. Differences between rounded steps add up to the last digit.
  CROSS JOIN LATERAL (
    SELECT b.base, b.base + money_quotient(v.indexed_base_value * v.indexed_net_weight_kg, nullif(v.indexed_base_net_weight_kg, 0))
        - v.indexed_base_value AS volume,
      CASE WHEN v.items_indexed > 0 THEN b.base + v.value_at_base_prices - v.indexed_base_value END AS mix,
      CASE WHEN v.items_indexed > 0 THEN b.base + v.indexed_value_at_base_rates - v.indexed_base_value END AS prices,
      b.base + v.indexed_value_at_base_rates - v.indexed_base_value AS indexed, b.value - v.exchange_rate_change AS other, b.value
    FROM (
      SELECT CASE WHEN v.is_converted THEN v.value END AS value, CASE WHEN v.is_converted AND v.has_base THEN v.base_value END AS base
    ) b
  ) l
  CROSS JOIN LATERAL (
    SELECT round(100 * (l.volume - l.base) / nullif(l.base, 0), 4) AS volume, round(100 * (l.mix - l.base) / nullif(l.base, 0), 4) AS mix,
      round(100 * (l.prices - l.base) / nullif(l.base, 0), 4) AS prices, round(100 * (l.indexed - l.base) / nullif(l.base, 0), 4) AS indexed,
      round(100 * (l.other - l.base) / nullif(l.base, 0), 4) AS other, round(100 * (l.value - l.base) / nullif(l.base, 0), 4) AS value
  ) g
  LEFT JOIN crossing c ON c.id = v.crossing
  LEFT JOIN sector n ON n.id = v.sector
  LEFT JOIN mode d ON d.id = v.mode
  LEFT JOIN source_preference o ON o.source = v.source
  LEFT JOIN country k ON k.id = v.partner;
END;
COMMENT ON FUNCTION price_and_volume_in IS 'price_and_volume with values in a currency, each at the rates that the rule of its source names, or in the currencies of the documents if in_currency is null, and with both months as known at the end of a received day (UTC), or now if known_on is null.';

CREATE OR REPLACE VIEW price_and_volume AS
SELECT month, crossing COLLATE "C" AS crossing, crossing_name, sector COLLATE "C" AS sector, sector_name, flow COLLATE "C" AS flow,
  source COLLATE "C" AS source, source_name, reporter COLLATE "C" AS reporter, partner COLLATE "C" AS partner, is_preferred,
  mode COLLATE "C" AS mode, mode_name, currency COLLATE "C" AS currency,
  value, base_value, laspeyres, paasche, fisher, volume_laspeyres, volume_paasche, volume_fisher, coverage, base_coverage,
  price_change, volume_change, mix_change, exchange_rate_change, other_change,
  items_weighed, items_indexed, indexed_value, indexed_value_at_base_rates, indexed_base_value,
  indexed_net_weight_kg, indexed_base_net_weight_kg, value_at_base_prices, base_value_at_prices, reason, lines, base_lines,
  value_growth, price_growth, volume_growth, mix_growth, exchange_rate_growth, other_growth, partner_name
FROM price_and_volume_in(NULL, NULL);
