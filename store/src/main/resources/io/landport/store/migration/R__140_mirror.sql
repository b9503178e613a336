-- Mirrors: exports that one side reports beside the imports that the other reports

CREATE OR REPLACE VIEW mirror_pair AS
WITH one AS (
  SELECT s.id, s.name, s.reporter, s.import_valuation, s.export_valuation, s.weight
  FROM source s
  WHERE EXISTS (SELECT FROM preferred_source p WHERE p.source = s.id)
    OR NOT EXISTS (SELECT FROM source o WHERE o.reporter = s.reporter AND o.id <> s.id)
)
SELECT e.reporter AS exporter, i.reporter AS importer,
  e.id AS export_source, e.name AS export_source_name, i.id AS import_source, i.name AS import_source_name,
  e.export_valuation, i.import_valuation, e.weight AS export_weight_basis, i.weight AS import_weight_basis,
  coalesce(p.cif_fob_factor, 1.00) AS cif_fob_factor, coalesce(p.lag_months, 0) AS lag_months, coalesce(p.lag_days, 0) AS lag_days
FROM one e
JOIN one i ON i.reporter <> e.reporter
LEFT JOIN mirror_policy p ON p.exporter = e.reporter AND p.importer = i.reporter;

-- Figures of each side by month of the export. With a lag, the days of imports that correspond to a month of exports are added up.
-- Exports and imports are separate queries: with one for both, as in mirror_side_in, this function is slower.
CREATE OR REPLACE FUNCTION mirror_side(months_later integer, days_later integer, known_on date)
RETURNS TABLE (month date, exporter text, importer text, is_export boolean, crossing text, sector text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, weighed_value numeric, net_weight_kg numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  -- Grouped before the join with mirror_pair, because the planner can estimate the number of rows of a source. It reads monthly_total
  -- and monthly_change and not series_figure: the planner would then sort on disk instead of hashing, and mirror_country would take a
  -- quarter longer.
  SELECT f.month, p.exporter, p.importer, true AS is_export, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.weighed_value, f.net_weight_kg, NULL::text AS reason
  FROM mirror_pair p
  JOIN (
    SELECT m.month, m.source, m.partner, m.crossing, m.sector, m.currency,
      sum(m.lines)::bigint AS lines, sum(m.lines_without_weight)::bigint AS lines_without_weight,
      sum(m.value) AS value, sum(m.weighed_value) AS weighed_value, sum(m.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, CASE WHEN t.lines_without_weight = 0 THEN t.value ELSE 0 END AS weighed_value,
        t.net_weight_kg
      FROM monthly_total t WHERE known_on IS NULL AND t.flow = 'export' AND t.lines <> 0
      UNION ALL
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        sum(t.lines), sum(t.lines_without_weight), sum(t.value), CASE WHEN sum(t.lines_without_weight) = 0 THEN sum(t.value) ELSE 0 END,
        sum(t.net_weight_kg)
      FROM monthly_change t WHERE t.received_day <= known_on AND t.flow = 'export'
      GROUP BY t.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.sector, t.channel, t.regime, t.mode, t.currency
    ) m
    WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
    GROUP BY m.month, m.source, m.partner, m.crossing, m.sector, m.currency
    HAVING sum(m.lines) <> 0
  ) f ON f.source = p.export_source AND f.partner = p.importer
  UNION ALL
  SELECT f.month, p.exporter, p.importer, false, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.weighed_value, f.net_weight_kg, NULL::text
  FROM mirror_pair p
  JOIN (
    SELECT m.month, m.source, m.partner, m.crossing, m.sector, m.currency,
      sum(m.lines)::bigint AS lines, sum(m.lines_without_weight)::bigint AS lines_without_weight,
      sum(m.value) AS value, sum(m.weighed_value) AS weighed_value, sum(m.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, CASE WHEN t.lines_without_weight = 0 THEN t.value ELSE 0 END AS weighed_value,
        t.net_weight_kg
      FROM monthly_total t WHERE known_on IS NULL AND t.flow = 'import' AND t.lines <> 0
      UNION ALL
      SELECT t.month, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        sum(t.lines), sum(t.lines_without_weight), sum(t.value), CASE WHEN sum(t.lines_without_weight) = 0 THEN sum(t.value) ELSE 0 END,
        sum(t.net_weight_kg)
      FROM monthly_change t WHERE t.received_day <= known_on AND t.flow = 'import'
      GROUP BY t.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.sector, t.channel, t.regime, t.mode, t.currency
    ) m
    WHERE NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
    GROUP BY m.month, m.source, m.partner, m.crossing, m.sector, m.currency
    HAVING sum(m.lines) <> 0
  ) f ON f.source = p.import_source AND f.partner = p.exporter
  WHERE coalesce(months_later, p.lag_months) = 0 AND coalesce(days_later, p.lag_days) = 0
  UNION ALL
  SELECT c.month, p.exporter, p.importer, false, f.crossing, f.sector, f.currency,
    f.lines, f.lines_without_weight, f.value, f.weighed_value, f.net_weight_kg, NULL::text
  FROM mirror_pair p
  CROSS JOIN (
    SELECT g::date AS month FROM generate_series(timestamp '1990-01-01', timestamp '2099-12-01', interval '1 month') AS g
  ) c
  CROSS JOIN LATERAL (
    SELECT m.crossing, m.sector, m.currency,
      sum(m.lines)::bigint AS lines, sum(m.lines_without_weight)::bigint AS lines_without_weight,
      sum(m.value) AS value, sum(m.weighed_value) AS weighed_value, sum(m.net_weight_kg) AS net_weight_kg
    FROM (
      SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        t.lines, t.lines_without_weight, t.value, CASE WHEN t.lines_without_weight = 0 THEN t.value ELSE 0 END AS weighed_value,
        t.net_weight_kg
      FROM daily_total t WHERE known_on IS NULL AND t.flow = 'import' AND t.lines <> 0
      UNION ALL
      SELECT t.day, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency,
        sum(t.lines), sum(t.lines_without_weight), sum(t.value), CASE WHEN sum(t.lines_without_weight) = 0 THEN sum(t.value) ELSE 0 END,
        sum(t.net_weight_kg)
      FROM daily_change t WHERE t.received_day <= known_on AND t.flow = 'import'
      GROUP BY t.day, t.source, t.reporter, t.partner, t.region, t.crossing, t.sector, t.channel, t.regime, t.mode, t.currency
    ) m
    WHERE m.source = p.import_source AND m.partner = p.exporter
      AND m.day >= (c.month + make_interval(months => coalesce(months_later, p.lag_months)))::date + coalesce(days_later, p.lag_days)
      AND m.day < (c.month + make_interval(months => coalesce(months_later, p.lag_months) + 1))::date + coalesce(days_later, p.lag_days)
      AND NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
    GROUP BY m.crossing, m.sector, m.currency
    HAVING sum(m.lines) <> 0
  ) f
  WHERE coalesce(months_later, p.lag_months) <> 0 OR coalesce(days_later, p.lag_days) <> 0;
END;
COMMENT ON FUNCTION mirror_side IS 'Trade that each side of each mirror_pair reports with the other, by month of the export, crossing, sector and currency. Used by mirror_with and mirror_country_with.';

-- The same in one currency. Amounts of one source, currency and day, which have one rate, are added up before they are converted. Days
-- are read instead of months if the rate is one of the day or the imports have a lag. Memoize caches the rates, as for daily_converted.
CREATE OR REPLACE FUNCTION mirror_side_in(months_later integer, days_later integer, known_on date, in_currency text)
RETURNS TABLE (month date, exporter text, importer text, is_export boolean, crossing text, sector text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, weighed_value numeric, net_weight_kg numeric, reason text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT d.month, d.exporter, d.importer, d.is_export, d.crossing, d.sector, in_currency,
    sum(d.lines)::bigint, sum(d.lines_without_weight)::bigint,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(d.value * k.rate) END,
    CASE WHEN bool_and(k.rate IS NOT NULL) THEN sum(d.weighed_value * k.rate) END,
    sum(d.net_weight_kg), string_agg(DISTINCT k.reason, '; ' ORDER BY k.reason)
  FROM (
    SELECT f.first_day AS month, s.exporter, s.importer, s.is_export, f.crossing, f.sector, s.source, f.currency, f.first_day,
      f.lines, f.lines_without_weight, f.value, f.weighed_value, f.net_weight_kg
    FROM (
      SELECT p.exporter, p.importer, v.is_export, v.flow, v.source, v.partner, v.lag_months, v.lag_days
      FROM mirror_pair p
      CROSS JOIN LATERAL (VALUES
        (true, 'export', p.export_source, p.importer, 0, 0),
        (false, 'import', p.import_source, p.exporter, coalesce(months_later, p.lag_months), coalesce(days_later, p.lag_days))
      ) AS v (is_export, flow, source, partner, lag_months, lag_days)
    ) s
    JOIN (
      SELECT m.first_day, m.flow, m.source, m.partner, m.crossing, m.sector, m.currency,
        sum(m.lines) AS lines, sum(m.lines_without_weight) AS lines_without_weight,
        sum(m.value) AS value, sum(m.weighed_value) AS weighed_value, sum(m.net_weight_kg) AS net_weight_kg
      FROM (
        SELECT t.first_day, t.flow, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency, t.lines, t.lines_without_weight,
          t.value, CASE WHEN t.lines_without_weight = 0 THEN t.value ELSE 0 END AS weighed_value, t.net_weight_kg
        FROM series_figure t
        WHERE known_on IS NULL AND t.is_month AND NOT t.is_change AND t.lines <> 0
        UNION ALL
        SELECT t.first_day, t.flow, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency, sum(t.lines),
          sum(t.lines_without_weight), sum(t.value), CASE WHEN sum(t.lines_without_weight) = 0 THEN sum(t.value) ELSE 0 END,
          sum(t.net_weight_kg)
        FROM series_figure t
        WHERE t.is_month AND t.is_change AND t.received_day <= known_on
        GROUP BY t.series, t.first_day, t.flow, t.source, t.partner, t.crossing, t.sector, t.regime, t.currency
      ) m
      WHERE m.source NOT IN (SELECT v.source FROM source_conversion v WHERE v.rule = 'day')
        AND NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
      GROUP BY m.first_day, m.flow, m.source, m.partner, m.crossing, m.sector, m.currency
      HAVING sum(m.lines) <> 0
    ) f ON f.source = s.source AND f.flow = s.flow AND f.partner = s.partner
    WHERE s.lag_months = 0 AND s.lag_days = 0
    UNION ALL
    SELECT c.month, s.exporter, s.importer, s.is_export, f.crossing, f.sector, s.source, f.currency,
      CASE WHEN s.is_by_day THEN f.day ELSE date_trunc('month', f.day::timestamp)::date END,
      f.lines, f.lines_without_weight, f.value, f.weighed_value, f.net_weight_kg
    FROM (
      SELECT p.exporter, p.importer, v.is_export, v.flow, v.source, v.partner, v.lag_months, v.lag_days,
        v.source IN (SELECT k.source FROM source_conversion k WHERE k.rule = 'day') AS is_by_day
      FROM mirror_pair p
      CROSS JOIN LATERAL (VALUES
        (true, 'export', p.export_source, p.importer, 0, 0),
        (false, 'import', p.import_source, p.exporter, coalesce(months_later, p.lag_months), coalesce(days_later, p.lag_days))
      ) AS v (is_export, flow, source, partner, lag_months, lag_days)
    ) s
    CROSS JOIN (
      SELECT g::date AS month FROM generate_series(timestamp '1990-01-01', timestamp '2099-12-01', interval '1 month') AS g
    ) c
    CROSS JOIN LATERAL (
      SELECT m.day, m.crossing, m.sector, m.currency,
        sum(m.lines) AS lines, sum(m.lines_without_weight) AS lines_without_weight,
        sum(m.value) AS value, sum(m.weighed_value) AS weighed_value, sum(m.net_weight_kg) AS net_weight_kg
      FROM (
        SELECT t.first_day AS day, t.source, t.flow, t.partner, t.crossing, t.sector, t.regime, t.currency,
          t.lines, t.lines_without_weight, t.value,
          CASE WHEN t.lines_without_weight = 0 THEN t.value ELSE 0 END AS weighed_value, t.net_weight_kg
        FROM series_figure t
        WHERE known_on IS NULL AND NOT t.is_month AND NOT t.is_change AND t.lines <> 0
        UNION ALL
        SELECT t.first_day, t.source, t.flow, t.partner, t.crossing, t.sector, t.regime, t.currency,
          sum(t.lines), sum(t.lines_without_weight), sum(t.value),
          CASE WHEN sum(t.lines_without_weight) = 0 THEN sum(t.value) ELSE 0 END, sum(t.net_weight_kg)
        FROM series_figure t
        WHERE NOT t.is_month AND t.is_change AND t.received_day <= known_on
        GROUP BY t.series, t.first_day, t.source, t.flow, t.partner, t.crossing, t.sector, t.regime, t.currency
      ) m
      WHERE m.source = s.source AND m.flow = s.flow AND m.partner = s.partner
        AND m.day >= (c.month + make_interval(months => s.lag_months))::date + s.lag_days
        AND m.day < (c.month + make_interval(months => s.lag_months + 1))::date + s.lag_days
        AND NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
      GROUP BY m.day, m.crossing, m.sector, m.currency
      HAVING sum(m.lines) <> 0
    ) f
    WHERE (s.lag_months <> 0 OR s.lag_days <> 0 OR s.is_by_day)
      -- Only months that the source has reported are searched for days.
      AND EXISTS (
        SELECT FROM reported_month r
        WHERE r.source = s.source AND r.month >= (c.month + make_interval(months => s.lag_months))::date
          AND r.month <= (c.month + make_interval(months => s.lag_months + 1))::date)
  ) d
  CROSS JOIN LATERAL (SELECT ARRAY[d.source, d.currency] AS of_source, d.first_day OFFSET 0) r
  CROSS JOIN LATERAL conversion_rate(r.of_source[1], r.of_source[2], in_currency, r.first_day, false) k
  GROUP BY d.month, d.exporter, d.importer, d.is_export, d.crossing, d.sector;
END;
COMMENT ON FUNCTION mirror_side_in IS 'mirror_side with values converted into a currency; null with the reason if a rate is missing for any part. Used by mirror_in and mirror_country_in.';

CREATE OR REPLACE FUNCTION trade_without_crossing(of_source text, of_flow text, of_partner text, of_month date, known_on date)
RETURNS TABLE (lines bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT sum(m.lines)::bigint
  FROM series_figure m
  JOIN crossing x ON x.id = m.crossing AND x.kind = 'unspecified'
  WHERE m.is_month AND m.source = of_source AND m.flow = of_flow AND m.partner = of_partner AND m.first_day = of_month
    AND m.is_change = (known_on IS NOT NULL) AND (m.is_change AND m.received_day <= known_on OR NOT m.is_change AND m.lines <> 0)
    AND NOT EXISTS (SELECT FROM regime r WHERE r.id = m.regime AND r.treatment <> 'included')
  GROUP BY m.series
  HAVING sum(m.lines) <> 0;
END;
COMMENT ON FUNCTION trade_without_crossing IS 'Lines of each series that a source reports for a flow, partner and month without a crossing, as known now (known_on is null) or at the end of a received day. Used by mirror_compared.';

-- Both sides by month, sector and pair of countries, and by crossing if by_crossing. The planner inlines the function and, for constant
-- parameters as in the four functions below, removes the branches that they exclude.
CREATE OR REPLACE FUNCTION mirror_compared(factor numeric, months_later integer, days_later integer, known_on date, in_currency text,
  by_crossing boolean)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, exporter text, importer text,
  export_source text, export_source_name text, import_source text, import_source_name text,
  export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
  cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
  export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
  export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
  value_gap numeric, value_ratio numeric, value_gap_reason text,
  export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text,
  export_lines_weighed numeric, import_lines_weighed numeric, export_value_weighed numeric, import_value_weighed numeric,
  export_lines_without_crossing bigint, import_lines_without_crossing bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.month, c.crossing, c.crossing_name, c.sector, c.sector_name, c.exporter, c.importer,
    c.export_source, c.export_source_name, c.import_source, c.import_source_name,
    c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
    c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
    c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
    c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
    CASE WHEN c.value_gap_reason IS NULL THEN c.adjusted_import_value - c.export_value END,
    CASE WHEN c.value_gap_reason IS NULL THEN round(c.adjusted_import_value / nullif(c.export_value, 0), 6) END,
    c.value_gap_reason,
    c.export_net_weight_kg, c.import_net_weight_kg,
    CASE WHEN c.weight_gap_reason IS NULL THEN c.import_net_weight_kg - c.export_net_weight_kg END,
    CASE WHEN c.weight_gap_reason IS NULL THEN round(c.import_net_weight_kg / nullif(c.export_net_weight_kg, 0), 6) END,
    c.weight_gap_reason,
    round((c.export_lines - c.export_lines_without_weight)::numeric / nullif(c.export_lines, 0), 6),
    round((c.import_lines - c.import_lines_without_weight)::numeric / nullif(c.import_lines, 0), 6),
    round(c.export_weighed_value / nullif(c.export_value, 0), 6), round(c.import_weighed_value / nullif(c.import_value, 0), 6),
    CASE WHEN c.is_export_known THEN coalesce(c.export_lines_without_crossing, 0) END,
    CASE WHEN c.is_import_known THEN coalesce(c.import_lines_without_crossing, 0) END
  FROM (
    SELECT c.*, round(c.import_value / c.cif_fob_factor, 4) AS adjusted_import_value,
      CASE
        WHEN c.status IN ('partner silent', 'crossing not given') THEN c.status
        WHEN c.reason <> '' THEN c.reason
        WHEN c.export_value IS NULL OR c.import_value IS NULL THEN 'several currencies'
        WHEN c.export_currency <> c.import_currency THEN 'currencies differ'
      END AS value_gap_reason,
      CASE
        WHEN c.status IN ('partner silent', 'crossing not given') THEN c.status
        WHEN c.export_lines > 0 AND c.export_lines_without_weight = c.export_lines
          OR c.import_lines > 0 AND c.import_lines_without_weight = c.import_lines THEN 'no line with weight'
      END AS weight_gap_reason
    FROM (
      SELECT c.month, c.crossing, c.crossing_name, c.sector, c.sector_name, c.exporter, c.importer,
        c.export_source, c.export_source_name, c.import_source, c.import_source_name,
        c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
        c.cif_fob_factor, c.lag_months, c.lag_days, c.is_export_known, c.is_import_known,
        concat_ws('; ', c.export_reason, nullif(c.import_reason, c.export_reason)) AS reason,
        CASE
          WHEN NOT c.is_export_reported OR NOT c.is_import_reported THEN 'partner silent'
          WHEN NOT c.is_export_known OR NOT c.is_import_known THEN 'crossing not given'
          WHEN c.import_lines IS NULL THEN 'export only'
          WHEN c.export_lines IS NULL THEN 'import only'
          ELSE 'both'
        END AS status,
        CASE WHEN c.is_export_known THEN coalesce(c.export_lines, 0) END AS export_lines,
        CASE WHEN c.is_import_known THEN coalesce(c.import_lines, 0) END AS import_lines,
        CASE WHEN c.is_export_known THEN coalesce(c.export_lines_without_weight, 0) END AS export_lines_without_weight,
        CASE WHEN c.is_import_known THEN coalesce(c.import_lines_without_weight, 0) END AS import_lines_without_weight,
        CASE WHEN c.is_export_known AND c.export_lines IS NULL THEN 0
          WHEN c.is_export_known AND c.export_currency = c.last_export_currency THEN round(c.export_value, 4) END AS export_value,
        CASE WHEN c.is_import_known AND c.import_lines IS NULL THEN 0
          WHEN c.is_import_known AND c.import_currency = c.last_import_currency THEN round(c.import_value, 4) END AS import_value,
        CASE WHEN c.is_export_known AND c.export_currency = c.last_export_currency THEN round(c.export_weighed_value, 4) END
          AS export_weighed_value,
        CASE WHEN c.is_import_known AND c.import_currency = c.last_import_currency THEN round(c.import_weighed_value, 4) END
          AS import_weighed_value,
        CASE WHEN c.is_export_known AND c.export_currency = c.last_export_currency THEN c.export_currency END AS export_currency,
        CASE WHEN c.is_import_known AND c.import_currency = c.last_import_currency THEN c.import_currency END AS import_currency,
        CASE WHEN c.is_export_known THEN coalesce(c.export_net_weight_kg, 0) END AS export_net_weight_kg,
        CASE WHEN c.is_import_known THEN coalesce(c.import_net_weight_kg, 0) END AS import_net_weight_kg,
        c.export_lines_without_crossing, c.import_lines_without_crossing
      FROM (
        SELECT c.*, coalesce(n.name, c.sector) AS sector_name,
          p.export_source, p.export_source_name, p.import_source, p.import_source_name,
          p.export_valuation, p.import_valuation, p.export_weight_basis, p.import_weight_basis,
          coalesce(factor, p.cif_fob_factor) AS cif_fob_factor, coalesce(months_later, p.lag_months) AS lag_months,
          coalesce(days_later, p.lag_days) AS lag_days,
          e.source IS NOT NULL AS is_export_reported,
          i.source IS NOT NULL AND (coalesce(days_later, p.lag_days) = 0 OR l.source IS NOT NULL) AS is_import_reported,
          x.is_known AS is_export_known, y.is_known AS is_import_known
        FROM (
          SELECT s.month, CASE WHEN by_crossing THEN s.crossing END AS crossing, CASE WHEN by_crossing THEN x.name END AS crossing_name,
            s.sector, s.exporter, s.importer,
            (sum(s.lines) FILTER (WHERE s.is_export))::bigint AS export_lines,
            (sum(s.lines) FILTER (WHERE NOT s.is_export))::bigint AS import_lines,
            (sum(s.lines_without_weight) FILTER (WHERE s.is_export))::bigint AS export_lines_without_weight,
            (sum(s.lines_without_weight) FILTER (WHERE NOT s.is_export))::bigint AS import_lines_without_weight,
            CASE WHEN bool_and(s.value IS NOT NULL) FILTER (WHERE s.is_export) THEN sum(s.value) FILTER (WHERE s.is_export) END
              AS export_value,
            string_agg(DISTINCT s.reason, '; ' ORDER BY s.reason) FILTER (WHERE s.is_export) AS export_reason,
            CASE WHEN bool_and(s.value IS NOT NULL) FILTER (WHERE NOT s.is_export) THEN sum(s.value) FILTER (WHERE NOT s.is_export) END
              AS import_value,
            string_agg(DISTINCT s.reason, '; ' ORDER BY s.reason) FILTER (WHERE NOT s.is_export) AS import_reason,
            sum(s.weighed_value) FILTER (WHERE s.is_export) AS export_weighed_value,
            sum(s.weighed_value) FILTER (WHERE NOT s.is_export) AS import_weighed_value,
            min(s.currency) FILTER (WHERE s.is_export) AS export_currency,
            max(s.currency) FILTER (WHERE s.is_export) AS last_export_currency,
            min(s.currency) FILTER (WHERE NOT s.is_export) AS import_currency,
            max(s.currency) FILTER (WHERE NOT s.is_export) AS last_import_currency,
            sum(s.net_weight_kg) FILTER (WHERE s.is_export) AS export_net_weight_kg,
            sum(s.net_weight_kg) FILTER (WHERE NOT s.is_export) AS import_net_weight_kg,
            (sum(s.lines) FILTER (WHERE s.is_export AND coalesce(x.kind, 'unspecified') = 'unspecified'))::bigint
              AS export_lines_without_crossing,
            (sum(s.lines) FILTER (WHERE NOT s.is_export AND coalesce(x.kind, 'unspecified') = 'unspecified'))::bigint
              AS import_lines_without_crossing
          FROM (
            SELECT r.* FROM mirror_side(months_later, days_later, known_on) r WHERE in_currency IS NULL
            UNION ALL
            SELECT v.* FROM mirror_side_in(months_later, days_later, known_on, in_currency) v WHERE in_currency IS NOT NULL
          ) s
          LEFT JOIN crossing x ON x.id = s.crossing
          WHERE NOT by_crossing OR (x.country_a, x.country_b) IN ((s.exporter, s.importer), (s.importer, s.exporter))
          GROUP BY s.month, CASE WHEN by_crossing THEN s.crossing END, CASE WHEN by_crossing THEN x.name END,
            s.sector, s.exporter, s.importer
        ) c
        JOIN mirror_pair p ON p.exporter = c.exporter AND p.importer = c.importer
        LEFT JOIN sector n ON n.id = c.sector
        LEFT JOIN reported_month e ON e.source = p.export_source AND e.month = c.month
          AND (known_on IS NULL OR e.received_day <= known_on)
        LEFT JOIN reported_month i ON i.source = p.import_source
          AND i.month = (c.month + make_interval(months => coalesce(months_later, p.lag_months)))::date
          AND (known_on IS NULL OR i.received_day <= known_on)
        LEFT JOIN reported_month l ON l.source = p.import_source
          AND l.month = (c.month + make_interval(months => coalesce(months_later, p.lag_months) + 1))::date
          AND (known_on IS NULL OR l.received_day <= known_on)
        -- Separate subqueries (OFFSET 0), so that each is evaluated once for a row, and only if a side has nothing.
        CROSS JOIN LATERAL (
          SELECT CASE
            WHEN e.source IS NULL THEN false
            WHEN by_crossing AND c.export_lines IS NULL
            THEN NOT EXISTS (SELECT FROM trade_without_crossing(p.export_source, 'export', c.importer, c.month, known_on))
            ELSE true
          END AS is_known OFFSET 0) x
        CROSS JOIN LATERAL (
          SELECT CASE
            WHEN i.source IS NULL OR (coalesce(days_later, p.lag_days) > 0 AND l.source IS NULL) THEN false
            WHEN by_crossing AND c.import_lines IS NULL
            THEN NOT (
              EXISTS (SELECT FROM trade_without_crossing(p.import_source, 'import', c.exporter, i.month, known_on))
              OR coalesce(days_later, p.lag_days) > 0
                AND EXISTS (SELECT FROM trade_without_crossing(p.import_source, 'import', c.exporter, l.month, known_on)))
            ELSE true
          END AS is_known OFFSET 0) y
      ) c
    ) c
  ) c;
END;
COMMENT ON FUNCTION mirror_compared IS 'Rows of mirror_with (by_crossing) and mirror_country_with, or converted into a currency those of mirror_in and mirror_country_in. Used by all four.';

CREATE OR REPLACE FUNCTION mirror_with(factor numeric, months_later integer, days_later integer, known_on date)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, exporter text, importer text,
  export_source text, export_source_name text, import_source text, import_source_name text,
  export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
  cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
  export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
  export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
  value_gap numeric, value_ratio numeric, value_gap_reason text,
  export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text,
  export_lines_weighed numeric, import_lines_weighed numeric, export_value_weighed numeric, import_value_weighed numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.month, c.crossing, c.crossing_name, c.sector, c.sector_name, c.exporter, c.importer,
    c.export_source, c.export_source_name, c.import_source, c.import_source_name,
    c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
    c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
    c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
    c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
    c.value_gap, c.value_ratio, c.value_gap_reason,
    c.export_net_weight_kg, c.import_net_weight_kg, c.weight_gap_kg, c.weight_ratio, c.weight_gap_reason,
    c.export_lines_weighed, c.import_lines_weighed, c.export_value_weighed, c.import_value_weighed
  FROM mirror_compared(factor, months_later, days_later, known_on, NULL, true) c;
END;
COMMENT ON FUNCTION mirror_with IS 'mirror with a CIF/FOB factor and a lag in months and days that replace those of mirror_policy, as known at the end of a received day (UTC). A null parameter changes nothing.';

CREATE OR REPLACE FUNCTION mirror_in(factor numeric, months_later integer, days_later integer, known_on date, in_currency text)
RETURNS TABLE (month date, crossing text, crossing_name text, sector text, sector_name text, exporter text, importer text,
  export_source text, export_source_name text, import_source text, import_source_name text,
  export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
  cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
  export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
  export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
  value_gap numeric, value_ratio numeric, value_gap_reason text,
  export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text,
  export_lines_weighed numeric, import_lines_weighed numeric, export_value_weighed numeric, import_value_weighed numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.month, c.crossing, c.crossing_name, c.sector, c.sector_name, c.exporter, c.importer,
    c.export_source, c.export_source_name, c.import_source, c.import_source_name,
    c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
    c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
    c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
    c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
    c.value_gap, c.value_ratio, c.value_gap_reason,
    c.export_net_weight_kg, c.import_net_weight_kg, c.weight_gap_kg, c.weight_ratio, c.weight_gap_reason,
    c.export_lines_weighed, c.import_lines_weighed, c.export_value_weighed, c.import_value_weighed
  FROM mirror_compared(factor, months_later, days_later, known_on, in_currency, true) c;
END;
COMMENT ON FUNCTION mirror_in IS 'mirror_with, with the values of both sides converted into a currency, each at the rates that the rule of its source names.';

CREATE OR REPLACE FUNCTION mirror_country_with(factor numeric, months_later integer, days_later integer, known_on date)
RETURNS TABLE (month date, sector text, sector_name text, exporter text, importer text,
  export_source text, export_source_name text, import_source text, import_source_name text,
  export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
  cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
  export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
  export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
  value_gap numeric, value_ratio numeric, value_gap_reason text,
  export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text,
  export_lines_weighed numeric, import_lines_weighed numeric, export_value_weighed numeric, import_value_weighed numeric,
  export_lines_without_crossing bigint, import_lines_without_crossing bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.month, c.sector, c.sector_name, c.exporter, c.importer,
    c.export_source, c.export_source_name, c.import_source, c.import_source_name,
    c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
    c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
    c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
    c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
    c.value_gap, c.value_ratio, c.value_gap_reason,
    c.export_net_weight_kg, c.import_net_weight_kg, c.weight_gap_kg, c.weight_ratio, c.weight_gap_reason,
    c.export_lines_weighed, c.import_lines_weighed, c.export_value_weighed, c.import_value_weighed,
    c.export_lines_without_crossing, c.import_lines_without_crossing
  FROM mirror_compared(factor, months_later, days_later, known_on, NULL, false) c;
END;
COMMENT ON FUNCTION mirror_country_with IS 'mirror_country with a CIF/FOB factor and a lag in months and days that replace those of mirror_policy, as known at the end of a received day (UTC). A null parameter changes nothing.';

CREATE OR REPLACE FUNCTION mirror_country_in(factor numeric, months_later integer, days_later integer, known_on date, in_currency text)
RETURNS TABLE (month date, sector text, sector_name text, exporter text, importer text,
  export_source text, export_source_name text, import_source text, import_source_name text,
  export_valuation text, import_valuation text, export_weight_basis text, import_weight_basis text,
  cif_fob_factor numeric, lag_months integer, lag_days integer, status text,
  export_lines bigint, import_lines bigint, export_lines_without_weight bigint, import_lines_without_weight bigint,
  export_value numeric, export_currency text, import_value numeric, import_currency text, adjusted_import_value numeric,
  value_gap numeric, value_ratio numeric, value_gap_reason text,
  export_net_weight_kg numeric, import_net_weight_kg numeric, weight_gap_kg numeric, weight_ratio numeric, weight_gap_reason text,
  export_lines_weighed numeric, import_lines_weighed numeric, export_value_weighed numeric, import_value_weighed numeric,
  export_lines_without_crossing bigint, import_lines_without_crossing bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT c.month, c.sector, c.sector_name, c.exporter, c.importer,
    c.export_source, c.export_source_name, c.import_source, c.import_source_name,
    c.export_valuation, c.import_valuation, c.export_weight_basis, c.import_weight_basis,
    c.cif_fob_factor, c.lag_months, c.lag_days, c.status,
    c.export_lines, c.import_lines, c.export_lines_without_weight, c.import_lines_without_weight,
    c.export_value, c.export_currency, c.import_value, c.import_currency, c.adjusted_import_value,
    c.value_gap, c.value_ratio, c.value_gap_reason,
    c.export_net_weight_kg, c.import_net_weight_kg, c.weight_gap_kg, c.weight_ratio, c.weight_gap_reason,
    c.export_lines_weighed, c.import_lines_weighed, c.export_value_weighed, c.import_value_weighed,
    c.export_lines_without_crossing, c.import_lines_without_crossing
  FROM mirror_compared(factor, months_later, days_later, known_on, in_currency, false) c;
END;
COMMENT ON FUNCTION mirror_country_in IS 'mirror_country_with, with the values of both sides converted into a currency, each at the rates that the rule of its source names.';

-- As known now, by the policy of each pair, with the series breaks of the exporter in the month and of the importer in the days that
-- correspond to it. COLLATE "C" is repeated, because result columns of functions have the default collation, which no index has.

CREATE OR REPLACE FUNCTION mirror_break(exporter text, importer text, at_crossing text, month date, lag_months integer, lag_days integer)
RETURNS TABLE (note text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT string_agg(d.note, ' ' ORDER BY d.day, d.note)
  FROM (
    SELECT b.day, b.note
    FROM series_break b
    WHERE (b.reporter = exporter AND b.day >= month AND b.day < month + interval '1 month'
        OR b.reporter = importer AND b.day >= (month + make_interval(months => lag_months))::date + lag_days
          AND b.day < (month + make_interval(months => lag_months + 1))::date + lag_days)
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included')
    UNION ALL
    SELECT c.open_from, c.name || ' opened.'
    FROM crossing c
    WHERE c.id = at_crossing AND c.open_from >= month AND c.open_from < month + interval '1 month'
  ) d;
END;
COMMENT ON FUNCTION mirror_break IS 'Series break of a mirror: what either side began to count in the period compared, or that the crossing opened; null if there is none. at_crossing is null for countries.';

CREATE OR REPLACE VIEW mirror AS
SELECT m.month, m.crossing COLLATE "C" AS crossing, m.crossing_name, m.sector COLLATE "C" AS sector, m.sector_name, m.exporter COLLATE "C" AS exporter, m.importer COLLATE "C" AS importer,
  m.export_source, m.export_source_name, m.import_source, m.import_source_name, m.export_valuation, m.import_valuation,
  m.export_weight_basis, m.import_weight_basis, m.cif_fob_factor, m.lag_months, m.lag_days, m.status, m.export_lines, m.import_lines,
  m.export_lines_without_weight, m.import_lines_without_weight, m.export_value, m.export_currency, m.import_value, m.import_currency,
  m.adjusted_import_value, m.value_gap, m.value_ratio, m.value_gap_reason, m.export_net_weight_kg, m.import_net_weight_kg,
  m.weight_gap_kg, m.weight_ratio, m.weight_gap_reason,
  m.export_lines_weighed, m.import_lines_weighed, m.export_value_weighed, m.import_value_weighed,
  (SELECT b.note FROM mirror_break(m.exporter, m.importer, m.crossing, m.month, m.lag_months, m.lag_days) b) AS series_break
FROM mirror_with(NULL, NULL, NULL, NULL) m;

CREATE OR REPLACE VIEW mirror_converted AS
SELECT m.month, m.crossing COLLATE "C" AS crossing, m.crossing_name, m.sector COLLATE "C" AS sector, m.sector_name, m.exporter COLLATE "C" AS exporter, m.importer COLLATE "C" AS importer,
  m.export_source, m.export_source_name, m.import_source, m.import_source_name, m.export_valuation, m.import_valuation,
  m.export_weight_basis, m.import_weight_basis, m.cif_fob_factor, m.lag_months, m.lag_days, m.status, m.export_lines, m.import_lines,
  m.export_lines_without_weight, m.import_lines_without_weight, m.export_value, m.export_currency, m.import_value, m.import_currency,
  m.adjusted_import_value, m.value_gap, m.value_ratio, m.value_gap_reason, m.export_net_weight_kg, m.import_net_weight_kg,
  m.weight_gap_kg, m.weight_ratio, m.weight_gap_reason,
  m.export_lines_weighed, m.import_lines_weighed, m.export_value_weighed, m.import_value_weighed,
  t.currency,
  (SELECT b.note FROM mirror_break(m.exporter, m.importer, m.crossing, m.month, m.lag_months, m.lag_days) b) AS series_break
FROM reporting_currency t
CROSS JOIN LATERAL mirror_in(NULL, NULL, NULL, NULL, t.currency) m;

CREATE OR REPLACE VIEW mirror_country AS
SELECT m.month, m.sector COLLATE "C" AS sector, m.sector_name, m.exporter COLLATE "C" AS exporter, m.importer COLLATE "C" AS importer,
  m.export_source, m.export_source_name, m.import_source, m.import_source_name, m.export_valuation, m.import_valuation,
  m.export_weight_basis, m.import_weight_basis, m.cif_fob_factor, m.lag_months, m.lag_days, m.status, m.export_lines, m.import_lines,
  m.export_lines_without_weight, m.import_lines_without_weight, m.export_value, m.export_currency, m.import_value, m.import_currency,
  m.adjusted_import_value, m.value_gap, m.value_ratio, m.value_gap_reason, m.export_net_weight_kg, m.import_net_weight_kg,
  m.weight_gap_kg, m.weight_ratio, m.weight_gap_reason,
  m.export_lines_weighed, m.import_lines_weighed, m.export_value_weighed, m.import_value_weighed,
  m.export_lines_without_crossing, m.import_lines_without_crossing,
  (SELECT b.note FROM mirror_break(m.exporter, m.importer, NULL, m.month, m.lag_months, m.lag_days) b) AS series_break
FROM mirror_country_with(NULL, NULL, NULL, NULL) m;

CREATE OR REPLACE VIEW mirror_country_converted AS
SELECT m.month, m.sector COLLATE "C" AS sector, m.sector_name, m.exporter COLLATE "C" AS exporter, m.importer COLLATE "C" AS importer,
  m.export_source, m.export_source_name, m.import_source, m.import_source_name, m.export_valuation, m.import_valuation,
  m.export_weight_basis, m.import_weight_basis, m.cif_fob_factor, m.lag_months, m.lag_days, m.status, m.export_lines, m.import_lines,
  m.export_lines_without_weight, m.import_lines_without_weight, m.export_value, m.export_currency, m.import_value, m.import_currency,
  m.adjusted_import_value, m.value_gap, m.value_ratio, m.value_gap_reason, m.export_net_weight_kg, m.import_net_weight_kg,
  m.weight_gap_kg, m.weight_ratio, m.weight_gap_reason,
  m.export_lines_weighed, m.import_lines_weighed, m.export_value_weighed, m.import_value_weighed,
  m.export_lines_without_crossing, m.import_lines_without_crossing,
  t.currency,
  (SELECT b.note FROM mirror_break(m.exporter, m.importer, NULL, m.month, m.lag_months, m.lag_days) b) AS series_break
FROM reporting_currency t
CROSS JOIN LATERAL mirror_country_in(NULL, NULL, NULL, NULL, t.currency) m;
