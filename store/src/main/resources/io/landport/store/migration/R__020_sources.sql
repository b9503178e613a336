-- Sources: which of them to prefer, when its months were known and are final, and when its series break.

CREATE OR REPLACE VIEW source_preference AS
SELECT s.id AS source, s.name AS source_name, s.reporter, s.channel, s.dated_by,
  p.source IS NOT NULL OR NOT EXISTS (
    SELECT FROM source o WHERE o.reporter = s.reporter AND o.channel = s.channel AND o.id <> s.id) AS is_preferred
FROM source s
LEFT JOIN preferred_source p ON p.reporter = s.reporter AND p.source = s.id;
COMMENT ON VIEW source_preference IS 'Which sources may be added up: of each reporter the preferred one, and of each of its channels the only one that there is.';
COMMENT ON COLUMN source_preference.source IS 'Who delivered the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN source_preference.source_name IS 'Its name in English.';
COMMENT ON COLUMN source_preference.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN source_preference.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN source_preference.dated_by IS 'day, or month where everything counts on the last day of a month.';
COMMENT ON COLUMN source_preference.is_preferred IS 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.';

-- Functions are in SQL's own form (RETURN, BEGIN ATOMIC): their bodies are parsed when they are created, so that they keep reading the
-- tables of their own generation. They read views and dimensions only, because they run with the privileges of the caller.

CREATE OR REPLACE FUNCTION month_status_on(month date, months_until_revised integer, months_until_final integer, on_day date)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN on_day >= month + make_interval(months => months_until_final + 1) THEN 'final'
  WHEN on_day >= month + make_interval(months => months_until_revised + 1) THEN 'revised'
  WHEN months_until_final IS NOT NULL THEN 'preliminary'
END;
COMMENT ON FUNCTION month_status_on IS 'What the figures of a month are called on a day: preliminary, revised, or final, by its age; null where there is no policy.';

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
COMMENT ON VIEW reporting_source IS 'The sources, each with whether it is the one to ask, and from which age on its months are revised and final.';
COMMENT ON COLUMN reporting_source.source IS 'The source: source.id.';
COMMENT ON COLUMN reporting_source.source_name IS 'Its name.';
COMMENT ON COLUMN reporting_source.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN reporting_source.is_preferred IS 'Whether it is the reporter''s preferred source, or the only one for its channel.';
COMMENT ON COLUMN reporting_source.months_until_revised IS 'As in the row of revision_policy that is for it; null where there is none.';
COMMENT ON COLUMN reporting_source.months_until_final IS 'As in the row of revision_policy that is for it; null where there is none.';

CREATE OR REPLACE VIEW month_status AS
SELECT k.month, k.source, r.source_name, r.reporter, r.is_preferred,
  greatest(k.received_day, (k.month + interval '1 month')::date - 1) AS first_known,
  (k.month + make_interval(months => r.months_until_revised + 1))::date AS revised_from,
  (k.month + make_interval(months => r.months_until_final + 1))::date AS final_from,
  month_status_on(k.month, r.months_until_revised, r.months_until_final, (now() AT TIME ZONE 'UTC')::date) AS status
FROM month_first_known k LEFT JOIN reporting_source r ON r.source = k.source;
COMMENT ON VIEW month_status IS 'Each month that a source has reported: when it was first known, and what its figures are called now.';
COMMENT ON COLUMN month_status.month IS 'First day of the month.';
COMMENT ON COLUMN month_status.source IS 'Who delivered the documents.';
COMMENT ON COLUMN month_status.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN month_status.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are; null where the reference data has the source no more.';
COMMENT ON COLUMN month_status.is_preferred IS 'Whether it is the reporter''s preferred source, or the only one for its channel.';
COMMENT ON COLUMN month_status.first_known IS 'UTC day at whose end the month was first known: its own last day, or the first day on which anything of it became known where that is later.';
COMMENT ON COLUMN month_status.revised_from IS 'First day on which its figures are called revised; null where there is no policy.';
COMMENT ON COLUMN month_status.final_from IS 'First day on which its figures are called final; null where there is no policy.';
COMMENT ON COLUMN month_status.status IS 'preliminary, revised or final, by the age of the month today (UTC); null where there is no policy.';

CREATE OR REPLACE VIEW reported_month AS
SELECT source, month, received_day
FROM month_first_known;
COMMENT ON VIEW reported_month IS 'Which months each source has reported anything of. A source that has no row here was silent.';
COMMENT ON COLUMN reported_month.source IS 'Who delivered the documents.';
COMMENT ON COLUMN reported_month.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN reported_month.received_day IS 'UTC day on which the first of it became known.';

CREATE OR REPLACE VIEW reporter_break AS
SELECT reporter, date_trunc('month', day::timestamp)::date AS month, string_agg(note, ' ' ORDER BY day, note) AS note
FROM series_break
GROUP BY 1, 2;
COMMENT ON VIEW reporter_break IS 'The months in which a reporter began to count what it had not counted before.';
COMMENT ON COLUMN reporter_break.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN reporter_break.month IS 'First day of the month of the statistical days.';
COMMENT ON COLUMN reporter_break.note IS 'What it began to count.';

CREATE OR REPLACE FUNCTION series_break_note(reporter text, regime text, crossing_name text, open_from date, first_day date, last_day date)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(concat_ws(' ',
  CASE WHEN open_from BETWEEN first_day AND last_day THEN crossing_name || ' opened.' END, (
    SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
    WHERE b.reporter = series_break_note.reporter AND b.day BETWEEN first_day AND last_day
      AND (b.regime IS NULL OR b.regime = series_break_note.regime))), '');
COMMENT ON FUNCTION series_break_note IS 'What began to count or to carry goods from a first up to a last day, in words; null where nothing did. Of most days and months nothing did: ask only where series_break or the crossing''s opening says that something may have.';
