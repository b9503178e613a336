-- Sources: preference, revision policy, reported months and series breaks

CREATE OR REPLACE VIEW source_preference AS
SELECT s.id AS source, s.name AS source_name, s.reporter, s.channel, s.dated_by,
  p.source IS NOT NULL OR NOT EXISTS (
    SELECT FROM source o WHERE o.reporter = s.reporter AND o.channel = s.channel AND o.id <> s.id) AS is_preferred
FROM source s
LEFT JOIN preferred_source p ON p.reporter = s.reporter AND p.source = s.id;

-- All functions have SQL-standard bodies (RETURN, BEGIN ATOMIC), which are parsed at creation: they keep reading the tables of their own
-- generation when generations are swapped. They read only views and dimensions, because they run with the privileges of the caller.

CREATE OR REPLACE FUNCTION month_status_on(month date, months_until_revised integer, months_until_final integer, on_day date)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN on_day >= month + make_interval(months => months_until_final + 1) THEN 'final'
  WHEN on_day >= month + make_interval(months => months_until_revised + 1) THEN 'revised'
  WHEN months_until_final IS NOT NULL THEN 'preliminary'
END;
COMMENT ON FUNCTION month_status_on IS 'Observation status of a month on a day: preliminary, revised or final, by its age; null if there is no policy.';

CREATE OR REPLACE VIEW reporting_source AS
SELECT s.source, s.source_name, s.reporter, s.is_preferred, p.months_until_revised, p.months_until_final
FROM source_preference s
LEFT JOIN LATERAL (
  SELECT r.months_until_revised, r.months_until_final
  FROM revision_policy r
  WHERE (r.source = s.source OR r.source IS NULL) AND (r.reporter = s.reporter OR r.reporter IS NULL)
  ORDER BY r.source IS NULL, r.reporter IS NULL
  LIMIT 1
) p ON true;

CREATE OR REPLACE VIEW month_status AS
SELECT k.month, k.source, r.source_name, r.reporter, r.is_preferred,
  greatest(k.received_day, (k.month + interval '1 month')::date - 1) AS first_known,
  CASE WHEN r.months_until_revised IS NOT NULL
    THEN greatest(k.received_day, (k.month + make_interval(months => r.months_until_revised + 1))::date) END AS revised_from,
  CASE WHEN r.months_until_final IS NOT NULL
    THEN greatest(k.received_day, (k.month + make_interval(months => r.months_until_final + 1))::date) END AS final_from,
  month_status_on(k.month, r.months_until_revised, r.months_until_final, (now() AT TIME ZONE 'UTC')::date) AS status
FROM month_first_known k LEFT JOIN reporting_source r ON r.source = k.source;

CREATE OR REPLACE VIEW reported_month AS
SELECT source, month, received_day
FROM month_first_known;

-- One row, so that an outer join to it is removed if its column is not used, and its result is cached for each source and period.
CREATE OR REPLACE FUNCTION months_missing(of_source text, first_day date, last_day date, known_on date)
RETURNS TABLE (months_missing integer) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT (12 * (extract(year FROM last_day) - extract(year FROM first_day))
    + extract(month FROM last_day) - extract(month FROM first_day) + 1 - count(*))::integer
  FROM reported_month r
  WHERE r.source = of_source AND r.month >= date_trunc('month', first_day::timestamp)::date AND r.month <= last_day
    AND (known_on IS NULL OR r.received_day <= known_on);
END;
COMMENT ON FUNCTION months_missing IS 'Number of calendar months from the one of first_day to the one of last_day of which a source has reported nothing: now if known_on is null, otherwise up to the end of that received day (UTC).';

CREATE OR REPLACE FUNCTION series_break_note(reporter text, regime text, crossing_name text, open_from date, first_day date, last_day date)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(concat_ws(' ',
  CASE WHEN open_from BETWEEN first_day AND last_day THEN crossing_name || ' opened.' END, (
    SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
    WHERE b.reporter = series_break_note.reporter AND b.day BETWEEN first_day AND last_day
      AND (b.regime IS NULL OR b.regime = series_break_note.regime))), '');
COMMENT ON FUNCTION series_break_note IS 'Series break between two days: what began to count, or which crossing opened; null if there is none. Most days and months have none: call it only if series_break or the opening of the crossing says that there may be one.';
