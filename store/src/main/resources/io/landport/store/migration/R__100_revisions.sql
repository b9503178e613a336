-- Revisions of months

CREATE OR REPLACE VIEW monthly_vintage AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, greatest(k.received_day, (f.month + interval '1 month')::date - 1) AS first_known,
  f.received_day > greatest(k.received_day, (f.month + interval '1 month')::date - 1) AS is_revision,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f
JOIN series s ON s.id = f.series
LEFT JOIN month_first_known k ON k.source = s.source AND k.month = f.month;

-- Late changes are grouped by cell and received day, and summed up in order. The first known figure is the total minus all of them; the
-- total is looked up at the first row of each cell, by an outer join that the planner removes if only changes are asked for. Filters on
-- the columns of a cell are pushed down to the facts; one on received_day is not, because a window needs all rows of its cell: see
-- revision_received.
CREATE OR REPLACE VIEW revision AS
SELECT r.month, r.received_day, r.crossing, c.name AS crossing_name, r.sector, n.name AS sector_name, r.flow,
  r.source, o.source_name, r.reporter, o.is_preferred, r.currency, r.first_known,
  month_status_on(r.month, o.months_until_revised, o.months_until_final, r.received_day) AS status,
  r.first_lines::bigint, r.lines_change::bigint, (r.first_lines + r.lines_so_far)::bigint AS known_lines,
  r.first_lines_without_weight::bigint, r.lines_without_weight_change::bigint,
  (r.first_lines_without_weight + r.lines_without_weight_so_far)::bigint AS known_lines_without_weight,
  r.first_value, r.value_change, r.first_value + r.value_so_far AS known_value,
  r.first_net_weight_kg, r.net_weight_kg_change, r.first_net_weight_kg + r.net_weight_kg_so_far AS known_net_weight_kg
FROM (
  SELECT d.month, d.received_day, d.crossing, d.sector, d.flow, d.source, d.reporter, d.currency, d.first_known,
    coalesce(max(t.lines) OVER cell, 0) - sum(d.lines) OVER cell AS first_lines,
    d.lines AS lines_change,
    sum(d.lines) OVER so_far AS lines_so_far,
    coalesce(max(t.lines_without_weight) OVER cell, 0) - sum(d.lines_without_weight) OVER cell AS first_lines_without_weight,
    d.lines_without_weight AS lines_without_weight_change,
    sum(d.lines_without_weight) OVER so_far AS lines_without_weight_so_far,
    coalesce(max(t.value) OVER cell, 0) - sum(d.value) OVER cell AS first_value,
    d.value AS value_change,
    sum(d.value) OVER so_far AS value_so_far,
    coalesce(max(t.net_weight_kg) OVER cell, 0) - sum(d.net_weight_kg) OVER cell AS first_net_weight_kg,
    d.net_weight_kg AS net_weight_kg_change,
    sum(d.net_weight_kg) OVER so_far AS net_weight_kg_so_far
  FROM (
    SELECT m.month, m.received_day, m.crossing, m.sector, m.flow, m.source, m.reporter, m.currency, m.first_known,
      m.lines, m.lines_without_weight, m.value, m.net_weight_kg,
      row_number() OVER (
        PARTITION BY m.month, m.crossing, m.sector, m.flow, m.source, m.reporter, m.currency ORDER BY m.received_day) AS row_of_cell
    FROM (
      SELECT l.month, l.received_day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency,
        greatest(e.received_day, (l.month + interval '1 month')::date - 1) AS first_known, sum(l.lines) AS lines,
        sum(l.lines_without_weight) AS lines_without_weight, sum(l.value) AS value, sum(l.net_weight_kg) AS net_weight_kg
      FROM series s
      JOIN monthly_change_fact l ON l.series = s.id AND l.received_day >= l.month + interval '1 month'
      LEFT JOIN month_first_known e ON e.source = s.source AND e.month = l.month
      WHERE (e.received_day IS NULL OR l.received_day > e.received_day)
        AND NOT EXISTS (SELECT FROM regime g WHERE g.id = s.regime AND g.treatment <> 'included')
      GROUP BY l.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.currency, l.received_day, e.received_day
    ) m
  ) d
  LEFT JOIN LATERAL (
    SELECT sum(f.lines) AS lines, sum(f.lines_without_weight) AS lines_without_weight, sum(f.value) AS value,
      sum(f.net_weight_kg) AS net_weight_kg
    FROM series s JOIN monthly_total_fact f ON f.series = s.id
    WHERE d.row_of_cell = 1 AND f.month = d.month AND s.crossing = d.crossing AND s.sector = d.sector AND s.flow = d.flow
      AND s.source = d.source AND s.reporter = d.reporter AND s.currency = d.currency
      -- An array, because it is read once, and a join once for each cell.
      AND s.regime <> ALL (ARRAY(SELECT g.id FROM regime g WHERE g.treatment <> 'included'))
  ) t ON true
  WINDOW cell AS (PARTITION BY d.month, d.crossing, d.sector, d.flow, d.source, d.reporter, d.currency),
    so_far AS (cell ORDER BY d.received_day)
) r
LEFT JOIN crossing c ON c.id = r.crossing
LEFT JOIN sector n ON n.id = r.sector
LEFT JOIN reporting_source o ON o.source = r.source
WHERE (r.lines_change, r.lines_without_weight_change, r.value_change, r.net_weight_kg_change) <> (0, 0, 0, 0);

-- What was known at the end of a received day, and at first, is the sum of the rows of month_figure that are later: they are looked up for
-- each row, so that only the days asked for are read.
CREATE OR REPLACE FUNCTION revision_received(first_day date, last_day date)
RETURNS SETOF revision
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT r.month, r.received_day, r.crossing, c.name AS crossing_name, r.sector, n.name AS sector_name, r.flow,
    r.source, o.source_name, r.reporter, o.is_preferred, r.currency, r.first_known,
    month_status_on(r.month, o.months_until_revised, o.months_until_final, r.received_day) AS status,
    k.first_lines::bigint, r.lines_change::bigint, k.known_lines::bigint,
    k.first_lines_without_weight::bigint, r.lines_without_weight_change::bigint, k.known_lines_without_weight::bigint,
    k.first_value, r.value_change, k.known_value,
    k.first_net_weight_kg, r.net_weight_kg_change, k.known_net_weight_kg
  FROM (
    SELECT f.month, f.received_day, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency,
      greatest(e.received_day, (f.month + interval '1 month')::date - 1) AS first_known,
      - sum(f.lines) AS lines_change, - sum(f.lines_without_weight) AS lines_without_weight_change,
      - sum(f.value) AS value_change, - sum(f.net_weight_kg) AS net_weight_kg_change
    FROM month_figure f
    LEFT JOIN reported_month e ON e.source = f.source AND e.month = f.month
    WHERE f.is_change AND f.received_day BETWEEN first_day AND last_day
      AND f.received_day >= f.month + interval '1 month' AND (e.received_day IS NULL OR f.received_day > e.received_day)
      AND NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
    GROUP BY f.month, f.received_day, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency, e.received_day
    HAVING (sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)) <> (0, 0, 0, 0)
  ) r
  LEFT JOIN LATERAL (
    SELECT
      coalesce(sum(f.lines), 0) AS first_lines,
      coalesce(sum(f.lines) FILTER (WHERE f.received_day > r.received_day), 0) AS known_lines,
      coalesce(sum(f.lines_without_weight), 0) AS first_lines_without_weight,
      coalesce(sum(f.lines_without_weight) FILTER (WHERE f.received_day > r.received_day), 0) AS known_lines_without_weight,
      coalesce(sum(f.value), 0.0000) AS first_value,
      coalesce(sum(f.value) FILTER (WHERE f.received_day > r.received_day), 0.0000) AS known_value,
      coalesce(sum(f.net_weight_kg), 0.000) AS first_net_weight_kg,
      coalesce(sum(f.net_weight_kg) FILTER (WHERE f.received_day > r.received_day), 0.000) AS known_net_weight_kg
    FROM month_figure f
    WHERE f.month = r.month AND f.received_day > r.first_known
      AND f.crossing = r.crossing AND f.sector = r.sector AND f.flow = r.flow AND f.source = r.source AND f.reporter = r.reporter
      AND f.currency = r.currency
      -- An array, because it is read once, and a join once for each row.
      AND f.regime <> ALL (ARRAY(SELECT g.id FROM regime g WHERE g.treatment <> 'included'))
  ) k ON true
  LEFT JOIN crossing c ON c.id = r.crossing
  LEFT JOIN sector n ON n.id = r.sector
  LEFT JOIN reporting_source o ON o.source = r.source;
END;
COMMENT ON FUNCTION revision_received IS 'Rows of revision received from the first to the last day (UTC), both included. Faster than a filter of revision by received_day.';
