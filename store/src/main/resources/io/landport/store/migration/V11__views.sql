-- Views that are ready for tables and charts: one row a fact, one date column, codes with their names, no row without lines.
-- Each keeps its source, with a word on whether it is the one to ask, and its currency. They are plain SQL that the planner sees
-- through: whatever is asked of a view reaches the tables behind it. What adds up does so first and is named then. A code that
-- the reference data does not name is its own name.

CREATE VIEW source_preference AS
SELECT s.id AS source, s.name AS source_name, s.reporter, s.channel, s.dated_by,
  p.source IS NOT NULL OR NOT EXISTS (
    SELECT FROM source o WHERE o.reporter = s.reporter AND o.channel = s.channel AND o.id <> s.id) AS is_preferred
FROM source s
LEFT JOIN preferred_source p ON p.reporter = s.reporter AND p.source = s.id;
COMMENT ON VIEW source_preference IS 'Which sources may be added up: of each reporter the preferred one, and of each of its channels the only one that there is.';

CREATE VIEW reporter_break AS
SELECT reporter, date_trunc('month', day::timestamp)::date AS month, string_agg(note, ' ' ORDER BY day, note) AS note
FROM series_break
GROUP BY 1, 2;
COMMENT ON VIEW reporter_break IS 'The months in which a reporter began to count what it had not counted before.';
COMMENT ON COLUMN reporter_break.note IS 'What it began to count.';

-- Facts of every series, named.

CREATE VIEW daily AS
SELECT f.day, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  -- A year of a crossing is many rows: of nearly none the text has to be put together.
  CASE WHEN c.open_from = f.day OR f.day IN (SELECT day FROM series_break) THEN nullif(concat_ws(' ',
    CASE WHEN c.open_from = f.day THEN c.name || ' opened.' END, (
      SELECT string_agg(b.note, ' ' ORDER BY b.note) FROM series_break b
      WHERE b.reporter = s.reporter AND b.day = f.day AND (b.regime IS NULL OR b.regime = s.regime))), '') END AS series_break
-- Names are joined before days are: the planner keeps to the order of so many joins, and series are few.
FROM series s
LEFT JOIN source_preference p ON p.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
JOIN daily_total_fact f ON f.series = s.id
WHERE f.lines <> 0;
COMMENT ON VIEW daily IS 'What is counted on a statistical day, with names. Add up rows of one currency, of one treatment, and of preferred sources or a single one.';

CREATE VIEW monthly AS
SELECT f.month, s.source, coalesce(p.source_name, s.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  s.reporter, s.partner, s.region, coalesce(r.name, s.region) AS region_name,
  s.crossing, coalesce(c.name, s.crossing) AS crossing_name, s.sector, coalesce(x.name, s.sector) AS sector_name,
  s.flow, s.channel, s.regime, coalesce(g.name, s.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  s.mode, coalesce(m.name, s.mode) AS mode_name, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = f.month THEN c.name || ' opened.' END,
    CASE WHEN f.month IN (SELECT month FROM reporter_break) THEN (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = s.reporter AND date_trunc('month', b.day::timestamp)::date = f.month
        AND (b.regime IS NULL OR b.regime = s.regime)) END), '') AS series_break
FROM monthly_total_fact f
JOIN series s ON s.id = f.series
LEFT JOIN source_preference p ON p.source = s.source
LEFT JOIN region r ON r.id = s.region
LEFT JOIN crossing c ON c.id = s.crossing
LEFT JOIN sector x ON x.id = s.sector
LEFT JOIN regime g ON g.id = s.regime
LEFT JOIN mode m ON m.id = s.mode
WHERE f.lines <> 0;
COMMENT ON VIEW monthly IS 'What is counted in a month, with names. Add up rows of one currency, of one treatment, and of preferred sources or a single one.';

CREATE VIEW rolling AS
SELECT t.time_window, t.first_day, t.as_of,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.region, coalesce(r.name, t.region) AS region_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.sector, coalesce(x.name, t.sector) AS sector_name,
  t.flow, t.channel, t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  t.mode, coalesce(m.name, t.mode) AS mode_name, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN c.open_from BETWEEN t.first_day AND t.as_of THEN c.name || ' opened.' END, (
    SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
    WHERE b.reporter = t.reporter AND b.day BETWEEN t.first_day AND t.as_of
      AND (b.regime IS NULL OR b.regime = t.regime))), '') AS series_break
FROM rolling_current t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN region r ON r.id = t.region
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN regime g ON g.id = t.regime
LEFT JOIN mode m ON m.id = t.mode
WHERE t.lines <> 0;
COMMENT ON VIEW rolling IS 'Windows of 7 and 30 days, month to date, year to date and twelve months, each as of its source''s statistical clock, with names. Windows of two days are never added.';

CREATE VIEW month_to_date AS
SELECT first_day, as_of, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name,
  sector, sector_name, flow, channel, regime, regime_name, treatment, mode, mode_name, currency,
  lines, lines_without_weight, value, net_weight_kg, series_break
FROM rolling
WHERE time_window = 'mtd';
COMMENT ON VIEW month_to_date IS 'The month so far, as of each source''s statistical clock, with names.';

CREATE VIEW year_to_date AS
SELECT first_day, as_of, source, source_name, is_preferred, reporter, partner, region, region_name, crossing, crossing_name,
  sector, sector_name, flow, channel, regime, regime_name, treatment, mode, mode_name, currency,
  lines, lines_without_weight, value, net_weight_kg, series_break
FROM rolling
WHERE time_window = 'ytd';
COMMENT ON VIEW year_to_date IS 'The year so far, as of each source''s statistical clock, with names.';

CREATE VIEW commodity_monthly AS
SELECT t.month, t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.region, coalesce(r.name, t.region) AS region_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  left(t.commodity, 2) AS chapter, coalesce(h.name, left(t.commodity, 2)) AS chapter_name, t.commodity, t.flow,
  t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, t.quantity, t.unit,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    CASE WHEN t.month IN (SELECT month FROM reporter_break) THEN (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = t.reporter AND date_trunc('month', b.day::timestamp)::date = t.month
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break
FROM commodity_total t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN region r ON r.id = t.region
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN chapter h ON h.id = left(t.commodity, 2)
LEFT JOIN regime g ON g.id = t.regime
WHERE t.lines <> 0;
COMMENT ON VIEW commodity_monthly IS 'What is counted of a commodity in a month, with the names of chapters. Quantities of two units are never added.';

-- Trade of corridors and of zones. Who belongs to one does so from a day and up to a day: months within are taken whole, and of
-- months that a first or last day cuts, the days. A crossing is in a corridor once, whether itself or through a part. The same
-- of totals and of changes.
DO $$
DECLARE
  parts     record;
  figures   record;
BEGIN
  FOR parts IN SELECT * FROM (VALUES
    ('corridor', 'corridor_crossing', 'crossing'),
    ('zone', 'zone_region', 'region')) AS v(whole, members, part)
  LOOP
    FOR figures IN SELECT * FROM (VALUES
      ('total', ''),
      ('change', ' f.received_day,')) AS v(kind, received)
    LOOP
      EXECUTE format($view$
        CREATE VIEW %1$s_%4$s AS
        SELECT f.month, m.%1$s, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
          s.mode, s.currency,%5$s f.lines, f.lines_without_weight, f.value, f.net_weight_kg
        FROM %2$s m
        JOIN series s ON s.%3$s = m.%3$s
        JOIN monthly_%4$s_fact f ON f.series = s.id
        WHERE (m.valid_from IS NULL OR f.month >= m.valid_from)
          AND (m.valid_to IS NULL OR (f.month + interval '1 month')::date <= m.valid_to + 1)
        UNION ALL
        SELECT cut.month, cut.%1$s, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime,
          s.mode, s.currency,%5$s f.lines, f.lines_without_weight, f.value, f.net_weight_kg
        FROM (
          SELECT m.%1$s, m.%3$s, date_trunc('month', m.valid_from::timestamp)::date AS month, m.valid_from AS first_day,
            least(m.valid_to, (date_trunc('month', m.valid_from::timestamp) + interval '1 month')::date - 1) AS last_day
          FROM %2$s m
          WHERE m.valid_from > date_trunc('month', m.valid_from::timestamp)::date
          UNION
          SELECT m.%1$s, m.%3$s, date_trunc('month', m.valid_to::timestamp)::date,
            greatest(m.valid_from, date_trunc('month', m.valid_to::timestamp)::date), m.valid_to
          FROM %2$s m
          WHERE m.valid_to + 1 < (date_trunc('month', m.valid_to::timestamp) + interval '1 month')::date
        ) cut
        JOIN series s ON s.%3$s = cut.%3$s
        CROSS JOIN LATERAL (
          SELECT%5$s sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
            sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
          FROM daily_%4$s_fact f
          WHERE f.series = s.id AND f.day BETWEEN cut.first_day AND cut.last_day
          GROUP BY%5$s f.series) f
      $view$, parts.whole, parts.members, parts.part, figures.kind, figures.received);
    END LOOP;
  END LOOP;
END $$;
COMMENT ON VIEW corridor_total IS 'Monthly totals of each corridor, of the days on which the crossing belonged to it. Corridors overlap: never add two.';
COMMENT ON VIEW corridor_change IS 'What became known of corridor_total, and when: it is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON VIEW zone_total IS 'Monthly totals of each zone''s traders, of the days on which their region lay in it. Zones overlap: never add two.';
COMMENT ON VIEW zone_change IS 'What became known of zone_total, and when: it is the sum of its changes; as known on a day, of those received up to that day.';

-- Roll-ups of trade, by month: memorandum regimes are not in it.

CREATE VIEW corridor_monthly AS
SELECT t.month, t.corridor, coalesce(k.name, t.corridor) AS corridor_name, k.parent,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
FROM (
  SELECT f.month, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM corridor_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.corridor, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN corridor k ON k.id = t.corridor
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.corridor, date_trunc('month', o.day::timestamp)::date AS month, string_agg(o.note, ' ' ORDER BY o.day, o.note) AS note
  FROM corridor_crossing m
  LEFT JOIN crossing c ON c.id = m.crossing
  CROSS JOIN LATERAL (VALUES
    (m.valid_from, coalesce(c.name, m.crossing) || ' is part of it from ' || to_char(m.valid_from, 'YYYY-MM-DD') || ' on.'),
    (m.valid_to, coalesce(c.name, m.crossing) || ' is part of it up to ' || to_char(m.valid_to, 'YYYY-MM-DD') || '.'),
    (CASE WHEN c.open_from > m.valid_from THEN c.open_from END, c.name || ' opened.')) AS o (day, note)
  WHERE o.day IS NOT NULL
  GROUP BY 1, 2
) e ON e.corridor = t.corridor AND e.month = t.month;
COMMENT ON VIEW corridor_monthly IS 'Trade through the crossings of a corridor by month, each on the days on which it belonged to the corridor. A corridor holds what its parts hold, and corridors overlap: never add two.';
COMMENT ON COLUMN corridor_monthly.series_break IS 'What began or ended in this month: crossings that became part of the corridor, left it or opened, and what the reporter began to count; null where nothing did.';

CREATE VIEW zone_monthly AS
SELECT t.month, t.zone, coalesce(k.name, t.zone) AS zone_name, k.kind AS zone_kind,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
FROM (
  SELECT f.month, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM zone_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.zone, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN zone k ON k.id = t.zone
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.zone, date_trunc('month', o.day::timestamp)::date AS month, string_agg(o.note, ' ' ORDER BY o.day, o.note) AS note
  FROM zone_region m
  LEFT JOIN region r ON r.id = m.region
  CROSS JOIN LATERAL (VALUES
    (m.valid_from, coalesce(r.name, m.region) || ' lies in it from ' || to_char(m.valid_from, 'YYYY-MM-DD') || ' on.'),
    (m.valid_to, coalesce(r.name, m.region) || ' lies in it up to ' || to_char(m.valid_to, 'YYYY-MM-DD') || '.')) AS o (day, note)
  WHERE o.day IS NOT NULL
  GROUP BY 1, 2
) e ON e.zone = t.zone AND e.month = t.month;
COMMENT ON VIEW zone_monthly IS 'Trade of the traders registered in a zone by month, wherever it crosses the border, each region on the days on which it lay in the zone. Zones overlap: never add two.';
COMMENT ON COLUMN zone_monthly.series_break IS 'What began or ended in this month: regions that came to the zone or left it, and what the reporter began to count; null where nothing did.';

CREATE VIEW region_monthly AS
SELECT t.month, t.region, coalesce(r.name, t.region) AS region_name, t.topmost, coalesce(o.name, t.topmost) AS topmost_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, b.note AS series_break
FROM (
  SELECT f.month, f.region, coalesce(r.topmost, f.region) AS topmost, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel,
    f.currency, sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM monthly_total f
  LEFT JOIN region r ON r.id = f.region
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN region r ON r.id = t.region
LEFT JOIN region o ON o.id = t.topmost
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW region_monthly IS 'Trade of the traders registered in a region by month, wherever it crosses the border. A region''s own trade alone: what lies within it has rows of its own, and topmost adds them up.';

CREATE VIEW cluster_monthly AS
SELECT t.month, t.cluster, coalesce(k.name, t.cluster) AS cluster_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg, nullif(concat_ws(' ', e.note, b.note), '') AS series_break
FROM (
  SELECT f.month, k.cluster, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM cluster_crossing k
  JOIN monthly_total f ON f.crossing = k.crossing
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, k.cluster, f.source, f.reporter, f.partner, f.sector, f.flow, f.channel, f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN cluster k ON k.id = t.cluster
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month
LEFT JOIN (
  SELECT m.cluster, date_trunc('month', c.open_from::timestamp)::date AS month,
    string_agg(c.name || ' opened.', ' ' ORDER BY c.open_from, c.name) AS note
  FROM cluster_crossing m
  JOIN crossing c ON c.id = m.crossing
  GROUP BY 1, 2
) e ON e.cluster = t.cluster AND e.month = t.month;
COMMENT ON VIEW cluster_monthly IS 'Trade through the crossings at a cluster''s end by month. No crossing is in two clusters.';

CREATE VIEW sector_group_monthly AS
SELECT t.month, t.sector_group, coalesce(t.sector_group_name, t.sector_group) AS sector_group_name,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, coalesce(x.sector_group, 'not-specified') AS sector_group, min(x.sector_group_name) AS sector_group_name,
    f.crossing, f.source, f.reporter, f.partner, f.flow, f.channel, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg
  FROM monthly_total f
  LEFT JOIN sector x ON x.id = f.sector
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, coalesce(x.sector_group, 'not-specified'), f.crossing, f.source, f.reporter, f.partner, f.flow, f.channel,
    f.currency
  HAVING sum(f.lines) <> 0
) t
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW sector_group_monthly IS 'Trade in the sectors of a group by month and crossing.';

CREATE VIEW e_commerce_monthly AS
SELECT t.month, t.regime, coalesce(g.name, t.regime) AS regime_name, coalesce(g.treatment, 'included') AS treatment,
  t.crossing, coalesce(c.name, t.crossing) AS crossing_name,
  t.source, coalesce(p.source_name, t.source) AS source_name, coalesce(p.is_preferred, false) AS is_preferred,
  t.reporter, t.partner, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.channel, t.currency,
  t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    CASE WHEN t.month IN (SELECT month FROM reporter_break) THEN (
      SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
      WHERE b.reporter = t.reporter AND date_trunc('month', b.day::timestamp)::date = t.month
        AND (b.regime IS NULL OR b.regime = t.regime)) END), '') AS series_break
FROM (
  SELECT month, regime, crossing, source, reporter, partner, sector, flow, channel, currency,
    sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,
    sum(value) AS value, sum(net_weight_kg) AS net_weight_kg
  FROM monthly_total
  WHERE regime IN ('e-commerce-retail', 'e-commerce-business')
  GROUP BY month, regime, crossing, source, reporter, partner, sector, flow, channel, currency
  HAVING sum(lines) <> 0
) t
LEFT JOIN regime g ON g.id = t.regime
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector;
COMMENT ON VIEW e_commerce_monthly IS 'E-commerce by month and crossing: the regimes e-commerce-retail and e-commerce-business, whatever paper declared it. Each purchase counts once: declarations that sum up lists do not count.';
COMMENT ON COLUMN e_commerce_monthly.regime IS 'e-commerce-retail or e-commerce-business.';
COMMENT ON COLUMN e_commerce_monthly.channel IS 'The paper that declared it: customs (declarations) or e-commerce (inventory lists).';

-- Shares: of one month, flow, source and currency.

CREATE VIEW sector_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.sector, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW sector_share_of_crossing IS 'The share of each sector in all trade of its crossing, in one month, flow, source and currency.';

CREATE VIEW sector_share_of_flow AS
SELECT t.month, t.sector, coalesce(x.name, t.sector) AS sector_name, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
FROM (
  SELECT f.month, f.sector, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.sector, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN sector x ON x.id = t.sector
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW sector_share_of_flow IS 'The share of each sector in all trade of its flow, through all crossings together, in one month, source and currency.';

CREATE VIEW partner_share_of_crossing AS
SELECT t.month, t.crossing, coalesce(c.name, t.crossing) AS crossing_name, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  nullif(concat_ws(' ', CASE WHEN date_trunc('month', c.open_from::timestamp)::date = t.month THEN c.name || ' opened.' END,
    b.note), '') AS series_break
FROM (
  SELECT f.month, f.crossing, f.partner, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.crossing, f.partner, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.crossing, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN crossing c ON c.id = t.crossing
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW partner_share_of_crossing IS 'The share of each partner in all trade of its crossing, in one month, flow, source and currency.';

CREATE VIEW partner_share_of_flow AS
SELECT t.month, t.partner, t.flow, t.source, coalesce(p.source_name, t.source) AS source_name,
  coalesce(p.is_preferred, false) AS is_preferred, t.reporter, t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
  t.total_value, round(t.value / nullif(t.total_value, 0), 6) AS value_share,
  t.total_net_weight_kg, round(t.net_weight_kg / nullif(t.total_net_weight_kg, 0), 6) AS net_weight_share,
  b.note AS series_break
FROM (
  SELECT f.month, f.partner, f.flow, f.source, f.reporter, f.currency,
    sum(f.lines)::bigint AS lines, sum(f.lines_without_weight)::bigint AS lines_without_weight,
    sum(f.value) AS value, sum(f.net_weight_kg) AS net_weight_kg,
    sum(sum(f.value)) OVER whole AS total_value, sum(sum(f.net_weight_kg)) OVER whole AS total_net_weight_kg
  FROM monthly_total f
  WHERE NOT EXISTS (SELECT FROM regime g WHERE g.id = f.regime AND g.treatment <> 'included')
  GROUP BY f.month, f.partner, f.flow, f.source, f.reporter, f.currency
  HAVING sum(f.lines) <> 0
  WINDOW whole AS (PARTITION BY f.month, f.flow, f.source, f.reporter, f.currency)
) t
LEFT JOIN source_preference p ON p.source = t.source
LEFT JOIN reporter_break b ON b.reporter = t.reporter AND b.month = t.month;
COMMENT ON VIEW partner_share_of_flow IS 'The share of each partner in all trade of its flow, through all crossings together, in one month, source and currency.';

-- Windows that end on any day, from pieces that each add up facts once: the days of the last week, thirty days and month, cut
-- where one of these begins; the whole months of the year before; and what is before the year. A piece belongs to every window
-- that begins no later, but the days before the last month only to 7 and 30 days: the others have their months whole. Both
-- functions are of the kind that the planner opens: conditions upon them reach the tables.
DO $$
DECLARE
  key      text := 'source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency';
  month    text := 'date_trunc(''month'', last_day::timestamp)::date';
  year     text := 'date_trunc(''year'', last_day::timestamp)::date';
  twelve   text := '(last_day - interval ''12 months'')::date + 1';
  -- The first whole month of the twelve.
  whole    text := 'date_trunc(''month'', last_day - interval ''11 months'')::date';
  figures  record;
  pieces   text;
BEGIN
  FOR figures IN SELECT * FROM (VALUES
    ('total', 'rolling_on(last_day date)', '', ''),
    ('change', 'rolling_known_on(last_day date, known_on date)', ' f.received_day,', ' AND received_day <= known_on')
  ) AS v(kind, named, received, known)
  LOOP
    EXECUTE format($view$
      CREATE VIEW series_%1$s AS
      SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode,
        s.currency, f.is_month, f.first_day,%2$s f.lines, f.lines_without_weight, f.value, f.net_weight_kg
      FROM series s
      JOIN (
        SELECT f.series, false AS is_month, f.day AS first_day,%2$s f.lines, f.lines_without_weight, f.value, f.net_weight_kg
        FROM daily_%1$s_fact f
        UNION ALL
        SELECT f.series, true, f.month,%2$s f.lines, f.lines_without_weight, f.value, f.net_weight_kg
        FROM monthly_%1$s_fact f
      ) f ON f.series = s.id
    $view$, figures.kind, figures.received);

    SELECT string_agg(format(
      'SELECT %s AS first_day, %s AS is_of_months, %s, sum(lines)::bigint AS lines, sum(lines_without_weight)::bigint AS lines_without_weight,'
      ' sum(value) AS value, sum(net_weight_kg) AS net_weight_kg FROM series_%s WHERE (%s)%s GROUP BY series, %3$s',
      piece.first_day, coalesce(piece.first_day || ' >= ' || piece.from_month, 'true'), key, figures.kind, piece.days, figures.known), ' UNION ALL ')
    INTO pieces
    FROM (
      VALUES
        (format('greatest(last_day - 6, %s)', month), month,
          format('NOT is_month AND first_day BETWEEN greatest(last_day - 6, %s) AND last_day', month)),
        (format('greatest(last_day - 29, least(last_day - 6, %s))', month), month,
          format('NOT is_month AND first_day >= greatest(last_day - 29, least(last_day - 6, %1$s))'
            ' AND first_day < greatest(last_day - 6, %1$s)', month)),
        (format('least(last_day - 29, %s)', month), month,
          format('NOT is_month AND first_day >= least(last_day - 29, %1$s)'
            ' AND first_day < greatest(last_day - 29, least(last_day - 6, %1$s))', month)),
        (year, NULL, format('is_month AND first_day >= %s AND first_day < %s', year, month)),
        (twelve, NULL, format('is_month AND first_day >= %1$s AND first_day < %2$s'
            ' OR NOT is_month AND first_day >= %3$s AND first_day < %1$s', whole, year, twelve))
    ) AS piece(first_day, from_month, days);

    EXECUTE format($function$
      CREATE FUNCTION %1$s
      RETURNS TABLE (time_window text, first_day date, as_of date, source text, source_name text, is_preferred boolean,
        reporter text, partner text, region text, region_name text, crossing text, crossing_name text, sector text,
        sector_name text, flow text, channel text, regime text, regime_name text, treatment text, mode text, mode_name text,
        currency text, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric, series_break text)
      LANGUAGE sql STABLE PARALLEL SAFE
      BEGIN ATOMIC
        SELECT w.time_window, w.first_day, last_day, t.source, coalesce(p.source_name, t.source),
          coalesce(p.is_preferred, false), t.reporter, t.partner, t.region, coalesce(r.name, t.region),
          t.crossing, coalesce(c.name, t.crossing), t.sector, coalesce(x.name, t.sector), t.flow, t.channel,
          t.regime, coalesce(g.name, t.regime), coalesce(g.treatment, 'included'), t.mode, coalesce(m.name, t.mode),
          t.currency, t.lines, t.lines_without_weight, t.value, t.net_weight_kg,
          nullif(concat_ws(' ', CASE WHEN c.open_from BETWEEN w.first_day AND last_day THEN c.name || ' opened.' END, (
            SELECT string_agg(b.note, ' ' ORDER BY b.day, b.note) FROM series_break b
            WHERE b.reporter = t.reporter AND b.day BETWEEN w.first_day AND last_day
              AND (b.regime IS NULL OR b.regime = t.regime))), '')
        FROM (%2$s) t
        JOIN (VALUES
          ('7d', last_day - 6, true),
          ('30d', last_day - 29, true),
          ('mtd', %3$s, false),
          ('ytd', %4$s, false),
          ('12m', %5$s, false)) AS w (time_window, first_day, is_of_days) ON t.first_day >= w.first_day AND (w.is_of_days OR t.is_of_months)
        LEFT JOIN source_preference p ON p.source = t.source
        LEFT JOIN region r ON r.id = t.region
        LEFT JOIN crossing c ON c.id = t.crossing
        LEFT JOIN sector x ON x.id = t.sector
        LEFT JOIN regime g ON g.id = t.regime
        LEFT JOIN mode m ON m.id = t.mode
        WHERE (t.lines, t.lines_without_weight, t.value, t.net_weight_kg) <> (0, 0, 0, 0)
          AND (NOT w.is_of_days OR t.source NOT IN (SELECT s.source FROM source_preference s WHERE s.dated_by = 'month'));
      END
    $function$, figures.named, pieces, month, year, twelve);
  END LOOP;
END $$;
COMMENT ON VIEW series_total IS 'All totals by day and, the same once more, by month, with the number of their series. For functions; ask daily_total or monthly_total.';
COMMENT ON VIEW series_change IS 'All changes by day and, the same once more, by month, with the number of their series. For functions; ask daily_change or monthly_change.';
COMMENT ON FUNCTION rolling_on(date) IS 'Windows of 7 and 30 days, month to date, year to date and twelve months that end on a day, from months and days. A window of a series may stand in several rows, which add up.';
COMMENT ON FUNCTION rolling_known_on(date, date) IS 'The windows of rolling_on as they were known at the end of a received day (UTC): the sum of the changes received up to it.';

-- A column of a name means the same in every view.
DO $$
DECLARE
  statement  text;
BEGIN
  FOR statement IN
    SELECT format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass, a.attname, meaning.words)
    FROM (VALUES
      ('day', 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.'),
      ('month', 'First day of the month of the statistical days.'),
      ('time_window', '7d, 30d, mtd (month to date), ytd (year to date) or 12m (twelve months): a stretch of days that ends on as_of, both ends included.'),
      ('first_day', 'First day of the window.'),
      ('as_of', 'Last day of the window: the source''s statistical clock, the greatest statistical day of all its accepted revisions.'),
      ('received_day', 'UTC day on which the change became known.'),
      ('source', 'Who delivered the documents, such as us-bts or cn-gacc: source.id.'),
      ('source_name', 'Its name in English.'),
      ('is_preferred', 'Whether it is the reporter''s preferred source, or its only one of this channel. False of each of a channel''s sources where there are several and none of them is preferred.'),
      ('dated_by', 'day, or month where everything counts on the last day of a month.'),
      ('reporter', 'ISO 3166 alpha-2 code of the country whose statistics these are.'),
      ('partner', 'ISO 3166 alpha-2 code of the country of origin of imports, the last known destination of exports.'),
      ('region', 'Registered place of the resident trader: region.id; not-specified where the source does not give it.'),
      ('region_name', 'Its name in English.'),
      ('topmost', 'The region above it that lies in none, a province of China; itself where it lies in none.'),
      ('topmost_name', 'Its name in English.'),
      ('zone', 'The zone: zone.id.'),
      ('zone_name', 'Its name in English.'),
      ('zone_kind', 'free-trade, development-and-opening or cross-border-e-commerce.'),
      ('crossing', 'Where the goods crossed the border: crossing.id.'),
      ('crossing_name', 'Its name in English.'),
      ('corridor', 'The corridor: corridor.id.'),
      ('corridor_name', 'Its name in English.'),
      ('parent', 'The corridor that it is a part of, whose figures hold its own; null for none.'),
      ('cluster', 'The cluster: cluster.id.'),
      ('cluster_name', 'Its name in English.'),
      ('sector', 'Group of HS chapters, such as energy or wood: sector.id.'),
      ('sector_name', 'Its name in English.'),
      ('sector_group', 'The group of sectors: sector.sector_group; not-specified for sectors that the reference data lacks.'),
      ('sector_group_name', 'Its name in English.'),
      ('chapter', 'Chapter of the Harmonized System: the first two digits of the commodity.'),
      ('chapter_name', 'Its short name in English.'),
      ('commodity', 'HS code of at most 6 digits: as many as the source gives, finer ones cut.'),
      ('flow', 'import or export, as the reporter sees it.'),
      ('channel', 'Kind of paper: customs (declarations) or e-commerce (inventory lists).'),
      ('regime', 'Customs regime: regime.id; not-specified where the source gives none.'),
      ('regime_name', 'Its name in English.'),
      ('treatment', 'included: trade. memorandum: counted beside trade, never added to it.'),
      ('mode', 'Mode of transport: mode.id; not-specified where the source does not give it.'),
      ('mode_name', 'Its name in English.'),
      ('currency', 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.'),
      ('series', 'Number of the series: series.id.'),
      ('is_month', 'Whether it is of a whole month; else of a day.'),
      ('lines', 'Number of document lines counted; never 0.'),
      ('lines_without_weight', 'How many of these lines have no weight: missing weight is not zero weight.'),
      ('value', 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).'),
      ('net_weight_kg', 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.'),
      ('quantity', 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.'),
      ('unit', 'Unit of quantity, in the source''s code; not-specified where lines have no quantity.'),
      ('total_value', 'The value of the whole that the share is of, in units of currency.'),
      ('value_share', 'value divided by total_value, to six decimals; null where total_value is 0.'),
      ('total_net_weight_kg', 'The recorded weight of the whole in kilograms.'),
      ('net_weight_share', 'net_weight_kg divided by total_net_weight_kg, to six decimals; null where that is 0. Only of lines with a weight.'),
      ('series_break', 'What began to count or to carry goods in this time, so that it is not alike with what was before; null where nothing did.')
    ) AS meaning(name, words)
    JOIN pg_attribute a ON a.attname = meaning.name
    JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind = 'v' AND c.relnamespace = current_schema()::regnamespace
      AND col_description(a.attrelid, a.attnum) IS NULL
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;
