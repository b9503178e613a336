-- Mirrors convert sooner: a rate is looked up once for a crossing and day, by the first of its rows, and not for every sector; and
-- what a source reports at a crossing is found by an index.
CREATE INDEX series_of_source ON series (crossing, source, flow);

-- Both sides of a pair from one text: each has its flow, its source, and its partner. mirror_side, which has no rates to look up, is
-- quicker with a text for each side and stays as it is.
DO $do$
DECLARE
  sides     text := $sql$
    (
      SELECT p.exporter, p.importer, v.is_export, v.flow, v.source, v.partner, v.lag_months, v.lag_days
      FROM mirror_pair p
      CROSS JOIN LATERAL (VALUES
        (true, 'export', p.export_source, p.importer, 0, 0),
        (false, 'import', p.import_source, p.exporter, coalesce(months_later, p.lag_months), coalesce(days_later, p.lag_days))
      ) AS v (is_export, flow, source, partner, lag_months, lag_days)
    )
  $sql$;

  -- Each month of exports, and of a side's days those that stand for it.
  months    text := $sql$
    (SELECT g::date AS month FROM generate_series(timestamp '1990-01-01', timestamp '2099-12-01', interval '1 month') AS g)
  $sql$;
  in_month  text := $sql$
    m.source = s.source AND m.flow = s.flow AND m.partner = s.partner
      AND m.day >= (c.month + make_interval(months => s.lag_months))::date + s.lag_days
      AND m.day < (c.month + make_interval(months => s.lag_months + 1))::date + s.lag_days
  $sql$;

  -- Trade by period and what is named, as known now or at the end of a day.
  figures   text := $sql$
    SELECT %1$s, sum(m.lines)::bigint AS lines, sum(m.lines_without_weight)::bigint AS lines_without_weight,
      sum(m.value) AS value, sum(m.net_weight_kg) AS net_weight_kg %4$s
    FROM (
      SELECT t.%2$s, t.flow, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM %3$s_total t WHERE known_on IS NULL AND t.lines <> 0
      UNION ALL
      SELECT t.%2$s, t.flow, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, t.net_weight_kg
      FROM %3$s_change t WHERE t.received_day <= known_on
    ) m
    WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included') AND %5$s
    GROUP BY %1$s
    HAVING sum(m.lines) <> 0
  $sql$;
  by_month  text := 'm.month, m.flow, m.source, m.partner, m.crossing, m.sector, m.currency';
  told      text := 's.exporter, s.importer, s.is_export, f.crossing, f.sector';
  amounts   text := 'f.lines, f.lines_without_weight, f.value, f.net_weight_kg';
  converted text := $sql$
    sum(a.lines)::bigint AS lines, sum(a.lines_without_weight)::bigint AS lines_without_weight,
    CASE WHEN bool_and(a.rate IS NOT NULL) THEN sum(a.value * a.rate) END AS value, sum(a.net_weight_kg) AS net_weight_kg,
    string_agg(DISTINCT a.reason, '; ' ORDER BY a.reason) AS reason
  $sql$;
BEGIN
  EXECUTE format($sql$
    CREATE OR REPLACE FUNCTION mirror_side_in(months_later integer, days_later integer, known_on date, in_currency text)
    RETURNS TABLE (month date, exporter text, importer text, is_export boolean, crossing text, sector text, currency text,
      lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, reason text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
      SELECT f.month, %1$s, in_currency AS currency, %2$s, f.reason
      FROM %3$s s
      JOIN (
        SELECT a.month, a.source, a.flow, a.partner, a.crossing, a.sector, %7$s
        FROM (
          SELECT d.*, k.rate, k.reason
          FROM (%4$s) d CROSS JOIN LATERAL conversion_rate(d.source, d.currency, in_currency, d.month, false) k
        ) a
        GROUP BY a.month, a.source, a.flow, a.partner, a.crossing, a.sector
      ) f ON f.source = s.source AND f.flow = s.flow AND f.partner = s.partner
      WHERE s.lag_months = 0 AND s.lag_days = 0
      UNION ALL
      SELECT c.month, %1$s, in_currency, %2$s, f.reason
      FROM %3$s s
      CROSS JOIN %5$s c
      CROSS JOIN LATERAL (
        SELECT a.crossing, a.sector, %7$s
        FROM (
          SELECT d.*, max(k.rate) OVER one_rate AS rate, max(k.reason) OVER one_rate AS reason
          FROM (%6$s) d
          LEFT JOIN LATERAL (
            SELECT k.rate, k.reason
            FROM (SELECT WHERE d.place = 1 OFFSET 0) AS first
            CROSS JOIN LATERAL conversion_rate(s.source, d.currency, in_currency, d.day, false) k
          ) k ON true
          WINDOW one_rate AS (PARTITION BY d.day, d.crossing, d.currency)
        ) a
        GROUP BY a.crossing, a.sector
      ) f
      WHERE s.lag_months <> 0 OR s.lag_days <> 0 OR s.source IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day');
    END
    $sql$, told, amounts, sides,
    format(figures, by_month, 'month', 'monthly', '',
      'm.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = ''day'')'), months,
    format(figures, 'm.day, m.crossing, m.currency, m.sector', 'day', 'daily',
      ', row_number() OVER (PARTITION BY m.day, m.crossing, m.currency) AS place', in_month), converted);
END $do$;
