-- Facts with their codes, as in the aggregate topics: with memorandum regimes and rows of 0 lines. The views with names, which leave
-- out rows of 0 lines, are built on them or on their tables.

CREATE OR REPLACE VIEW daily_total AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_total_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW daily_change AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_change_row f JOIN series s ON s.id = f.series
WHERE f.received_day IS NOT NULL;

CREATE OR REPLACE VIEW monthly_total AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_total_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW monthly_change AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f JOIN series s ON s.id = f.series;

CREATE OR REPLACE VIEW reported_total AS
SELECT month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg
FROM reported_total_fact;

CREATE OR REPLACE VIEW commodity_total AS
SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity
FROM commodity_total_fact f JOIN trade t ON t.id = f.trade;
