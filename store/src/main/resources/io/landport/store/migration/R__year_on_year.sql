-- Year on year. The parts are months of series; the whole is a reported total, less what became known later where it is asked as
-- known.
DO $$
DECLARE
  columns   text := $text$
    y.month, y.crossing, c.name AS crossing_name, y.sector, n.name AS sector_name, y.flow, y.source, o.source_name, y.reporter,
    o.is_preferred, y.currency,
    month_status_on(y.month, o.months_until_revised, o.months_until_final, y.as_of) AS status,
    EXISTS (
      SELECT FROM series_break b
      WHERE b.reporter = y.reporter AND b.day > y.base_month AND b.day < y.month + interval '1 month'
        AND NOT EXISTS (SELECT FROM regime g WHERE g.id = b.regime AND g.treatment <> 'included'))
      OR coalesce(c.open_from > y.base_month AND c.open_from < y.month + interval '1 month', false)
      OR coalesce(c.open_to >= y.base_month AND c.open_to < y.month + interval '1 month' - interval '1 day', false) AS has_break,
    y.lines, y.lines_without_weight, y.value, y.net_weight_kg, round(y.weighed_value / nullif(y.weighed_kg, 0), 6) AS unit_value,
    y.base_lines, y.base_lines_without_weight, y.base_value, y.base_net_weight_kg,
    round(y.base_weighed_value / nullif(y.base_weighed_kg, 0), 6) AS base_unit_value,
    round(100 * (y.value - y.base_value) / nullif(y.base_value, 0), 4) AS value_growth,
    round(100 * (y.net_weight_kg - y.base_net_weight_kg) / nullif(y.base_net_weight_kg, 0), 4) AS net_weight_growth,
    round(100 * (y.weighed_value * nullif(y.base_weighed_kg, 0) / nullif(y.weighed_kg * y.base_weighed_value, 0) - 1), 4)
      AS unit_value_growth,
    round(100 * (y.value - y.base_value) / nullif(y.base_total_value, 0), 4) AS contribution,
    y.weighed_value, y.weighed_kg, y.base_weighed_value, y.base_weighed_kg, y.total_value, y.base_total_value
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
      WHERE %4$s
    ) m
    CROSS JOIN LATERAL (
      WITH whole AS MATERIALIZED (
        SELECT f.source, f.reporter, f.flow, f.currency,
          sum(f.lines) FILTER (WHERE f.is_now) AS lines, sum(f.value) FILTER (WHERE f.is_now) AS value,
          sum(f.lines) FILTER (WHERE NOT f.is_now) AS base_lines, sum(f.value) FILTER (WHERE NOT f.is_now) AS base_value
        FROM (%5$s) f
        GROUP BY f.source, f.reporter, f.flow, f.currency
      )
      SELECT m.month, m.base_month, m.as_of, p.crossing, p.sector, p.flow, p.source, p.reporter, p.currency,
        p.lines, p.lines_without_weight, p.value, p.net_weight_kg, p.weighed_value, p.weighed_kg,
        CASE WHEN w.base_lines > 0 THEN p.base_lines END AS base_lines,
        CASE WHEN w.base_lines > 0 THEN p.base_lines_without_weight END AS base_lines_without_weight,
        CASE WHEN w.base_lines > 0 THEN p.base_value END AS base_value,
        CASE WHEN w.base_lines > 0 THEN p.base_net_weight_kg END AS base_net_weight_kg,
        CASE WHEN w.base_lines > 0 THEN p.base_weighed_value END AS base_weighed_value,
        CASE WHEN w.base_lines > 0 THEN p.base_weighed_kg END AS base_weighed_kg,
        w.value AS total_value, CASE WHEN w.base_lines > 0 THEN w.base_value END AS base_total_value
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
      JOIN whole w ON w.source = p.source AND w.reporter = p.reporter AND w.flow = p.flow AND w.currency = p.currency
      WHERE w.lines > 0
    ) y
    LEFT JOIN crossing c ON c.id = y.crossing
    LEFT JOIN sector n ON n.id = y.sector
    LEFT JOIN reporting_source o ON o.source = y.source
  $text$;

  dimensions text := 'f.crossing, f.sector, f.flow, f.source, f.reporter, f.partner, f.region, f.channel, f.regime, f.mode, f.currency';
  trade     text := $text$NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')$text$;
  wholes    text[] := '{}';
  parts     text[] := '{}';
  later     text[] := '{}';
  known     text;
  known_whole text;
  either    record;
  asked     record;
  today     text := $text$(now() AT TIME ZONE 'UTC')::date$text$;
BEGIN
  -- Of either month; what is counted beside trade is in neither.
  FOR either IN SELECT * FROM (VALUES ('true', 'm.month', 'm.as_of'), ('false', 'm.base_month', 'm.base_as_of')) AS v (is_now, month, as_of)
  LOOP
    wholes := wholes || format('SELECT f.source, f.reporter, f.flow, f.currency, %s AS is_now, f.lines, f.value'
      ' FROM reported_total f WHERE f.month = %s AND %s', either.is_now, either.month, trade);
    parts := parts || format('SELECT %s, %s AS is_now, f.lines, f.lines_without_weight, f.value, f.net_weight_kg'
      ' FROM monthly_total f WHERE f.month = %s AND %s', dimensions, either.is_now, either.month, trade);
    -- What became known later is taken off.
    later := later || format('SELECT %s, %s AS is_now, - f.lines AS lines, - f.lines_without_weight AS lines_without_weight,'
      ' - f.value AS value, - f.net_weight_kg AS net_weight_kg FROM monthly_change f'
      ' WHERE f.month = %s AND f.received_day >= f.month + interval ''1 month'' AND f.received_day > %s AND %s',
      dimensions, either.is_now, either.month, either.as_of, trade);
  END LOOP;
  known_whole := format('%s UNION ALL SELECT f.source, f.reporter, f.flow, f.currency, f.is_now, f.lines, f.value FROM (%s) f',
    array_to_string(wholes, ' UNION ALL '), array_to_string(later, ' UNION ALL '));
  -- Added up by every dimension again, for it is these totals that have lines without weight or have none.
  known := format('SELECT %1$s, f.is_now, sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight,'
    ' sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg FROM (%2$s) f GROUP BY %1$s, f.is_now',
    dimensions, array_to_string(parts || later, ' UNION ALL '));

  EXECUTE 'CREATE OR REPLACE VIEW year_on_year AS' || format(question, columns, today, today, 'g.last_day < ' || today,
    array_to_string(wholes, ' UNION ALL '), array_to_string(parts, ' UNION ALL '));
  FOR asked IN
    SELECT * FROM (VALUES
      ('year_on_year_known_on(known_on date)', 'known_on', 'known_on', 'g.last_day <= known_on'),
      ('year_on_year_after(days_after integer)', 'g.last_day + days_after', 'g.base_last_day + days_after',
        'days_after >= 0 AND g.last_day + days_after < ' || today)
    ) AS v (declared, as_of, base_as_of, is_over)
  LOOP
    EXECUTE format($text$
      CREATE OR REPLACE FUNCTION %1$s
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
      $text$, asked.declared, format(question, columns, asked.as_of, asked.base_as_of, asked.is_over, known_whole, known));
  END LOOP;
END $$;
