-- Daily and monthly totals with names, as known now and as known on a day

-- Few days of a series have a break: the text is looked up only for those.
CREATE OR REPLACE VIEW daily AS
SELECT f.day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, f.day)] END AS series_break,
  s.crossing_kind
FROM named_series s
JOIN daily_total_fact f ON f.series = s.series
WHERE f.lines <> 0;
COMMENT ON VIEW daily IS 'Daily totals with names. Add up only rows of one currency, of one treatment, and of preferred sources or a single source.';
COMMENT ON COLUMN daily.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN daily.source_name IS 'Name in English.';
COMMENT ON COLUMN daily.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN daily.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily.region_name IS 'Name in English.';
COMMENT ON COLUMN daily.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily.crossing_name IS 'Name in English.';
COMMENT ON COLUMN daily.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN daily.sector_name IS 'Name in English.';
COMMENT ON COLUMN daily.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN daily.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN daily.regime_name IS 'Name in English.';
COMMENT ON COLUMN daily.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN daily.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily.mode_name IS 'Name in English.';
COMMENT ON COLUMN daily.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN daily.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN daily.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN daily.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN daily.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';
COMMENT ON COLUMN daily.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';

CREATE OR REPLACE VIEW monthly AS
SELECT f.month, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name, s.crossing, s.crossing_name,
  s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment, s.mode, s.mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  CASE WHEN f.month = ANY (s.break_months) THEN s.break_month_notes[array_position(s.break_months, f.month)] END AS series_break,
  s.crossing_kind
FROM named_series s
JOIN monthly_total_fact f ON f.series = s.series
WHERE f.lines <> 0;
COMMENT ON VIEW monthly IS 'Monthly totals with names. Add up only rows of one currency, of one treatment, and of preferred sources or a single source.';
COMMENT ON COLUMN monthly.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN monthly.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN monthly.source_name IS 'Name in English.';
COMMENT ON COLUMN monthly.is_preferred IS 'Whether the source is the preferred one of the reporter, or its only one of the channel. False for all sources of a channel that has several, none of them preferred.';
COMMENT ON COLUMN monthly.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly.region_name IS 'Name in English.';
COMMENT ON COLUMN monthly.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN monthly.crossing_name IS 'Name in English.';
COMMENT ON COLUMN monthly.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN monthly.sector_name IS 'Name in English.';
COMMENT ON COLUMN monthly.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN monthly.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN monthly.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN monthly.regime_name IS 'Name in English.';
COMMENT ON COLUMN monthly.treatment IS 'included: part of trade. memorandum: recorded separately, never added to trade.';
COMMENT ON COLUMN monthly.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly.mode_name IS 'Name in English.';
COMMENT ON COLUMN monthly.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN monthly.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN monthly.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN monthly.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN monthly.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN monthly.series_break IS 'Series break: what began to count, or which crossing opened, in this period, so that figures are not comparable with earlier ones; null if there is none.';
COMMENT ON COLUMN monthly.crossing_kind IS 'Kind of the crossing, such as road, rail or port; unspecified if the source names only a district. Null if the crossing is not in the reference data.';

CREATE OR REPLACE FUNCTION daily_known_on(known_on date)
RETURNS TABLE (day date, source text, source_name text, is_preferred boolean, reporter text, partner text,
  region text, region_name text, crossing text, crossing_name text, sector text, sector_name text, flow text, channel text,
  regime text, regime_name text, treatment text, mode text, mode_name text, currency text,
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.first_day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name,
    s.crossing, s.crossing_name, s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment,
    s.mode, s.mode_name, s.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
    CASE WHEN k.first_day = ANY (s.break_days) THEN s.break_day_notes[array_position(s.break_days, k.first_day)] END,
    month_status_on(date_trunc('month', k.first_day::timestamp)::date, p.months_until_revised, p.months_until_final, known_on)
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
  lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text, status text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT k.first_day, s.source, s.source_name, s.is_preferred, s.reporter, s.partner, s.region, s.region_name,
    s.crossing, s.crossing_name, s.sector, s.sector_name, s.flow, s.channel, s.regime, s.regime_name, s.treatment,
    s.mode, s.mode_name, s.currency, k.lines, k.lines_without_weight, k.value, k.net_weight_kg,
    CASE WHEN k.first_day = ANY (s.break_months) THEN s.break_month_notes[array_position(s.break_months, k.first_day)] END,
    month_status_on(date_trunc('month', k.first_day::timestamp)::date, p.months_until_revised, p.months_until_final, known_on)
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
