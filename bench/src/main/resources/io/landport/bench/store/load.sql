-- Fills an empty store with ten years of trade, as much of it as a busy border has: 25 crossings, some 550 series each, a row for
-- each of them and each day; and with five years of monthly trade, as much of it as US freight has: 115 ports, 60 series each. A
-- statement ends with a line that is a semicolon. %1$s is the year in statements that run once for each year.

-- once
INSERT INTO crossing (id, kind, name, country_a, country_b, status, note, origin, reference_version)
SELECT 'gacc:' || n, 'unspecified', 'gacc:' || n, 'CN', '', 'unspecified', '', 'scheme', 'bench'
FROM generate_series(1000, 1025) AS n
ORDER BY n LIMIT greatest(0, 25 - (SELECT count(*) FROM crossing))
;
-- once: numbered as they would come, from all crossings by turns
INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
SELECT c.id, s.id, f.flow, v.source, v.reporter, v.partner, v.region, 'customs', v.regime, v.mode, v.currency
FROM (SELECT id FROM crossing ORDER BY origin, id LIMIT 25) c
CROSS JOIN (SELECT id FROM sector ORDER BY position LIMIT 25) s
CROSS JOIN (VALUES ('import'), ('export')) AS f (flow)
CROSS JOIN (
  SELECT 'cn-gacc', 'CN', 'RU', r.region, g.regime, 'not-specified', 'CNY'
  FROM (VALUES ('2301'), ('2312'), ('2311'), ('2310')) AS r (region)
  CROSS JOIN (VALUES ('general'), ('border-small-scale')) AS g (regime)
  UNION ALL
  SELECT 'ru-fcs', 'RU', 'CN', 'not-specified', 'general', m.mode, 'RUB'
  FROM (VALUES ('rail'), ('road')) AS m (mode)
  UNION ALL
  SELECT 'cn-gacc', 'CN', 'RU', '2312', 'e-commerce-retail', 'not-specified', 'CNY'
) AS v (source, reporter, partner, region, regime, mode, currency)
ORDER BY hashtext(c.id || s.id || f.flow || v.source || v.region || v.regime || v.mode)
;
-- once
INSERT INTO exchange_rate (authority, kind, day, currency, base, quotation, rate, units, file, loaded)
SELECT 'gacc', 'month', d::date, c.currency, 'CNY', 'direct', c.rate, 1, 'bench', now()
FROM generate_series(timestamp '2016-01-01', timestamp '2025-12-01', interval '1 month') AS d
CROSS JOIN (VALUES ('RUB', 0.09), ('USD', 6.9), ('EUR', 7.6)) AS c (currency, rate)
UNION ALL
SELECT 'cbr', 'day', d::date, c.currency, 'RUB', 'direct', c.rate, 1, 'bench', now()
FROM generate_series(timestamp '2015-12-20', timestamp '2025-12-31', interval '1 day') AS d
CROSS JOIN (VALUES ('CNY', 11.1), ('USD', 76.6), ('EUR', 84.4)) AS c (currency, rate)
UNION ALL
-- As many currencies as the European Central Bank publishes, on working days.
SELECT 'ecb', 'day', d::date, c.currency, 'EUR', 'indirect', c.rate + 0.0001 * extract(doy FROM d), 1, 'bench', now()
FROM generate_series(timestamp '2015-12-20', timestamp '2025-12-31', interval '1 day') AS d
CROSS JOIN (
  VALUES ('CNY', 7.8), ('USD', 1.1)
  UNION ALL
  SELECT unnest(ARRAY['JPY', 'BGN', 'CZK', 'DKK', 'GBP', 'HUF', 'PLN', 'RON', 'SEK', 'CHF', 'ISK', 'NOK', 'TRY', 'AUD', 'BRL',
    'CAD', 'HKD', 'IDR', 'ILS', 'INR', 'KRW', 'MXN', 'MYR', 'NZD', 'PHP', 'SGD', 'THB', 'ZAR']), 2
) AS c (currency, rate)
WHERE extract(isodow FROM d) < 6
;
-- each year
INSERT INTO daily_total_fact
SELECT s.id, d.day, 1 + h.h %% 9, CASE WHEN h.h %% 10 = 0 THEN 1 ELSE 0 END,
  (h.h %% 100000000) * 0.01 + CASE WHEN h.h %% 50 = 0 THEN 1 ELSE 0 END, (h.h %% 9999991) * 0.001,
  CASE WHEN h.h %% 50 = 0 THEN NULL ELSE d.day + 1 END
FROM (SELECT g::date AS day FROM generate_series(timestamp '%1$s-01-01', timestamp '%1$s-12-31', interval '1 day') AS g) d
CROSS JOIN series s
CROSS JOIN LATERAL (SELECT hashint8(s.id * 100003::bigint + (d.day - date '2000-01-01')) & 2147483647 AS h) h
;
-- each year: one in fifty was known on the next day and restated six weeks later
INSERT INTO daily_change_fact
SELECT f.series, f.day, f.day + c.days_later, f.lines * c.is_first, f.lines_without_weight * c.is_first,
  CASE c.is_first WHEN 1 THEN f.value - 1 ELSE 1 END, f.net_weight_kg * c.is_first
FROM daily_total_fact f
CROSS JOIN (VALUES (1, 1), (45, 0)) AS c (days_later, is_first)
WHERE f.day BETWEEN '%1$s-01-01' AND '%1$s-12-31' AND f.only_received_day IS NULL
;
-- each year
INSERT INTO monthly_total_fact
SELECT series, date_trunc('month', day::timestamp)::date, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
FROM daily_total_fact
WHERE day BETWEEN '%1$s-01-01' AND '%1$s-12-31'
GROUP BY 1, 2
;
-- each year
INSERT INTO monthly_change_fact
SELECT series, date_trunc('month', day::timestamp)::date, received_day, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
FROM public_internal.daily_change_row
WHERE day BETWEEN '%1$s-01-01' AND '%1$s-12-31' AND received_day IS NOT NULL
GROUP BY 1, 2, 3
ORDER BY received_day, hashint4(series)
;
-- each year
INSERT INTO reported_total_fact
SELECT f.month, s.source, s.reporter, s.flow, s.regime, s.currency, sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)
FROM monthly_total_fact f JOIN series s ON s.id = f.series
WHERE f.month BETWEEN '%1$s-01-01' AND '%1$s-12-31'
GROUP BY 1, 2, 3, 4, 5, 6
;
-- each year: commodities of a unit, spread thinly
INSERT INTO good (source, flow, currency, commodity, unit)
SELECT v.source, f.flow, v.currency, lpad((10101 + n * 17)::text, 6, '0'), CASE WHEN n %% 3 = 0 THEN 'not-specified' ELSE '035' END
FROM generate_series(0, 4999) AS n
CROSS JOIN (VALUES ('cn-gacc', 'CNY'), ('ru-fcs', 'RUB')) AS v (source, currency)
CROSS JOIN (VALUES ('import'), ('export')) AS f (flow)
ON CONFLICT DO NOTHING
;
-- each year
INSERT INTO trade (source, reporter, partner, region, crossing, flow, regime, currency)
SELECT DISTINCT source, reporter, partner, region, crossing, flow, regime, currency FROM series
WHERE regime = 'general' AND region IN ('2312', 'not-specified')
ON CONFLICT DO NOTHING
;
-- each year
INSERT INTO commodity_total_fact (trade, month, commodity, unit, good, lines, lines_without_weight, value, net_weight_kg, quantity)
SELECT t.id, m::date, g.commodity, g.unit, g.id, 3, 0, 100 + h.h %% 100, 50 + h.h %% 7, CASE WHEN g.unit = '035' THEN 10 + h.h %% 5 ELSE 0 END
FROM generate_series(timestamp '%1$s-01-01', timestamp '%1$s-12-01', interval '1 month') AS m
CROSS JOIN trade t
JOIN good g ON g.source = t.source AND g.flow = t.flow
CROSS JOIN LATERAL (SELECT hashint8(g.id * 1000003::bigint + t.id * 1009 + extract(month FROM m)::bigint) & 2147483647 AS h) h
WHERE h.h %% 20 = 0
;
-- last: ports with monthly totals, dated by the last day of the month
INSERT INTO crossing (id, kind, name, country_a, country_b, status, note, origin, reference_version)
SELECT 'us-port:' || n, 'unspecified', 'us-port:' || n, 'US', '', 'unspecified', '', 'scheme', 'bench'
FROM generate_series(2001, 2115) AS n
;
-- last
INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
SELECT 'us-port:' || n, s.id, f.flow, 'us-bts', 'US', p.partner, 'not-specified', 'customs', 'not-specified', 'road', 'USD'
FROM generate_series(2001, 2115) AS n
CROSS JOIN (SELECT id FROM sector ORDER BY position LIMIT 15) s
CROSS JOIN (VALUES ('import'), ('export')) AS f (flow)
CROSS JOIN (VALUES ('CA'), ('MX')) AS p (partner)
ORDER BY hashtext(n || s.id || f.flow || p.partner)
;
-- last
INSERT INTO daily_total_fact
SELECT s.id, d.day, 1 + h.h %% 9, CASE WHEN h.h %% 10 = 0 THEN 1 ELSE 0 END, h.h %% 100000000, h.h %% 9999991, d.day + 45
FROM (
  SELECT (g + interval '1 month')::date - 1 AS day
  FROM generate_series(timestamp '2021-01-01', timestamp '2025-12-01', interval '1 month') AS g
) d
CROSS JOIN series s
CROSS JOIN LATERAL (SELECT hashint8(s.id * 100003::bigint + (d.day - date '2000-01-01')) & 2147483647 AS h) h
WHERE s.source = 'us-bts'
;
-- last
INSERT INTO monthly_total_fact
SELECT f.series, date_trunc('month', f.day::timestamp)::date, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_total_fact f JOIN series s ON s.id = f.series
WHERE s.source = 'us-bts'
;
-- last
INSERT INTO monthly_change_fact
SELECT f.series, date_trunc('month', f.day::timestamp)::date, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM public_internal.daily_change_row f JOIN series s ON s.id = f.series
WHERE s.source = 'us-bts' AND f.received_day IS NOT NULL
;
-- last
INSERT INTO reported_total_fact
SELECT f.month, s.source, s.reporter, s.flow, s.regime, s.currency, sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)
FROM monthly_total_fact f JOIN series s ON s.id = f.series
WHERE s.source = 'us-bts'
GROUP BY 1, 2, 3, 4, 5, 6
;
-- last
INSERT INTO month_first_known
SELECT s.source, f.month, min(f.received_day) FROM monthly_change_fact f JOIN series s ON s.id = f.series GROUP BY 1, 2
;
-- last
INSERT INTO rolling_clock VALUES ('cn-gacc', 0, '2025-12-31'), ('ru-fcs', 0, '2025-12-31'), ('us-bts', 0, '2025-12-31')
;
-- last
INSERT INTO rolling_total_fact
SELECT f.series, w.time_window, w.first_day, '2025-12-31', 0, sum(f.lines), sum(f.lines_without_weight), sum(f.value), sum(f.net_weight_kg)
FROM (VALUES ('7d', date '2025-12-25'), ('30d', '2025-12-02'), ('mtd', '2025-12-01'), ('ytd', '2025-01-01'), ('12m', '2025-01-01'))
  AS w (time_window, first_day)
JOIN daily_total_fact f ON f.day BETWEEN w.first_day AND '2025-12-31' AND f.day >= '2025-01-01'
GROUP BY 1, 2, 3
;
