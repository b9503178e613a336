-- Daily and monthly totals with names, as known now and as known on a day

-- Few days of a series have a break: the text is looked up only for those.
CREATE OR REPLACE VIEW daily AS
SELECT f.day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, f.day)] END AS series_break,
  s.crossing_kind, s.partner_name
FROM named_series s
JOIN daily_total_fact f ON f.series = s.series
WHERE f.lines <> 0;

CREATE OR REPLACE VIEW monthly AS
SELECT f.month, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.month = ANY (s.break_months) THEN s.break_month_notes[array_position(s.break_months, f.month)] END AS series_break,
  s.crossing_kind, s.partner_name
FROM named_series s
JOIN monthly_total_fact f ON f.series = s.series
WHERE f.lines <> 0;

CREATE OR REPLACE FUNCTION daily_known_on(known_on date)
RETURNS TABLE (day date, source text, source_name text, is_preferred boolean, reporter text, partner text,
  region text, region_name text, crossing text, crossing_name text, sector text, sector_name text, flow text, channel text,
  regime text, regime_name text, treatment text, mode text, mode_name text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text,
  partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.first_day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name,
    s.crossing, s.crossing_name, s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment,
    s.mode, s.mode_name, s.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
    CASE WHEN k.first_day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, k.first_day)] END,
    month_status_on(date_trunc('month', k.first_day::timestamp)::date, p.months_until_revised, p.months_until_final, known_on),
    s.partner_name
  FROM named_series s
  LEFT JOIN reporting_source p ON p.source = s.source
  CROSS JOIN LATERAL (
    SELECT f.first_day, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
      sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
    FROM series_change f
    WHERE f.series = s.series AND NOT f.is_month AND f.received_day <= known_on
    GROUP BY f.first_day
    HAVING sum(f.lines) <> 0
  ) k;
END;
COMMENT ON FUNCTION daily_known_on IS 'daily as known at the end of a received day (UTC), with the observation status of the month on that day. Filters on the result are pushed down to the facts.';

CREATE OR REPLACE FUNCTION monthly_known_on(known_on date)
RETURNS TABLE (month date, source text, source_name text, is_preferred boolean, reporter text, partner text,
  region text, region_name text, crossing text, crossing_name text, sector text, sector_name text, flow text, channel text,
  regime text, regime_name text, treatment text, mode text, mode_name text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text,
  partner_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.first_day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name,
    s.crossing, s.crossing_name, s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment,
    s.mode, s.mode_name, s.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
    CASE WHEN k.first_day = ANY (s.break_months) THEN s.break_month_notes[array_position(s.break_months, k.first_day)] END,
    month_status_on(date_trunc('month', k.first_day::timestamp)::date, p.months_until_revised, p.months_until_final, known_on),
    s.partner_name
  FROM named_series s
  LEFT JOIN reporting_source p ON p.source = s.source
  CROSS JOIN LATERAL (
    SELECT f.first_day, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
      sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
    FROM series_change f
    WHERE f.series = s.series AND f.is_month AND f.received_day <= known_on
    GROUP BY f.first_day
    HAVING sum(f.lines) <> 0
  ) k;
END;
COMMENT ON FUNCTION monthly_known_on IS 'monthly as known at the end of a received day (UTC), with the observation status of the month on that day. Filters on the result are pushed down to the facts.';
