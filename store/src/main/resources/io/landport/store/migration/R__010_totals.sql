-- Facts with their codes, as in the aggregate topics: with memorandum regimes and rows of 0 lines. The views with names, which leave
-- out rows of 0 lines, are built on them or on their tables.

CREATE OR REPLACE VIEW daily_total AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_total_fact f JOIN series s ON s.id = f.series;
COMMENT ON VIEW daily_total IS 'Daily totals by every dimension. A total that became empty keeps its row with 0 lines: leave such rows out. Never add two sources of one reporter, or two currencies.';
COMMENT ON COLUMN daily_total.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily_total.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN daily_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN daily_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN daily_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily_total.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily_total.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN daily_total.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN daily_total.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN daily_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN daily_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

-- The tables are branches without conditions, because a branch with one would not be flattened, and searches by series would read all
-- of it. So each use leaves out the rows without a received day, which are totals whose changes have rows of their own.
CREATE OR REPLACE VIEW daily_change_row AS
SELECT t.series, t.day, t.only_received_day AS received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
FROM daily_total_fact t
UNION ALL
SELECT c.series, c.day, c.received_day, c.lines, c.lines_without_weight, c.value, c.net_weight_kg
FROM daily_change_fact c;
COMMENT ON VIEW daily_change_row IS 'Changes by the number of their series, and rows without a received day, which are no changes. For views; query daily_change instead.';
COMMENT ON COLUMN daily_change_row.series IS 'Series: series.id.';
COMMENT ON COLUMN daily_change_row.day IS 'Statistical day of the total, as in daily_total.';
COMMENT ON COLUMN daily_change_row.received_day IS 'UTC day on which the change became known; null if the row is no change.';
COMMENT ON COLUMN daily_change_row.lines IS 'Lines added on the received day; negative if withdrawn.';
COMMENT ON COLUMN daily_change_row.lines_without_weight IS 'Lines without weight added; negative if withdrawn.';
COMMENT ON COLUMN daily_change_row.value IS 'Value added in units of currency; negative if withdrawn. Can differ from 0 while lines is 0: a value can change without lines.';
COMMENT ON COLUMN daily_change_row.net_weight_kg IS 'Recorded weight added in kilograms; negative if withdrawn.';

CREATE OR REPLACE VIEW daily_change AS
SELECT f.day, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM daily_change_row f JOIN series s ON s.id = f.series
WHERE f.received_day IS NOT NULL;
COMMENT ON VIEW daily_change IS 'Changes of daily totals by received day. A daily total is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON COLUMN daily_change.day IS 'Statistical day of the total, as in daily_total.';
COMMENT ON COLUMN daily_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily_change.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN daily_change.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN daily_change.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN daily_change.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily_change.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN daily_change.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily_change.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily_change.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN daily_change.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN daily_change.currency IS 'Currency of value, ISO 4217.';
COMMENT ON COLUMN daily_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN daily_change.lines IS 'Lines added on the received day; negative if withdrawn.';
COMMENT ON COLUMN daily_change.lines_without_weight IS 'Lines without weight added; negative if withdrawn.';
COMMENT ON COLUMN daily_change.value IS 'Value added in units of currency; negative if withdrawn. Can differ from 0 while lines is 0: a value can change without lines.';
COMMENT ON COLUMN daily_change.net_weight_kg IS 'Recorded weight added in kilograms; negative if withdrawn.';

CREATE OR REPLACE VIEW monthly_total AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_total_fact f JOIN series s ON s.id = f.series;
COMMENT ON VIEW monthly_total IS 'Monthly totals: the sum of daily totals. A month that became empty can keep its row with 0 lines: leave such rows out. Never add two sources of one reporter, or two currencies.';
COMMENT ON COLUMN monthly_total.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN monthly_total.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN monthly_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN monthly_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN monthly_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly_total.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN monthly_total.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN monthly_total.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN monthly_total.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN monthly_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN monthly_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN monthly_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE OR REPLACE VIEW monthly_change AS
SELECT f.month, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM monthly_change_fact f JOIN series s ON s.id = f.series;
COMMENT ON VIEW monthly_change IS 'Changes of monthly totals by received day. A monthly total is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON COLUMN monthly_change.month IS 'First day of the month.';
COMMENT ON COLUMN monthly_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN monthly_change.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN monthly_change.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN monthly_change.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN monthly_change.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly_change.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN monthly_change.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly_change.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN monthly_change.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN monthly_change.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN monthly_change.currency IS 'Currency of value, ISO 4217.';
COMMENT ON COLUMN monthly_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN monthly_change.lines IS 'Lines added on the received day; negative if withdrawn.';
COMMENT ON COLUMN monthly_change.lines_without_weight IS 'Lines without weight added; negative if withdrawn.';
COMMENT ON COLUMN monthly_change.value IS 'Value added in units of currency; negative if withdrawn. Can differ from 0 while lines is 0: a value can change without lines.';
COMMENT ON COLUMN monthly_change.net_weight_kg IS 'Recorded weight added in kilograms; negative if withdrawn.';

CREATE OR REPLACE VIEW reported_total AS
SELECT month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg
FROM reported_total_fact;
COMMENT ON VIEW reported_total IS 'All that a source reported for a month in a flow, regime and currency: the sum of its monthly totals. A month that became empty can keep its row with 0 lines.';
COMMENT ON COLUMN reported_total.month IS 'First day of the month.';
COMMENT ON COLUMN reported_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN reported_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN reported_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN reported_total.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN reported_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN reported_total.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN reported_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN reported_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN reported_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE OR REPLACE VIEW commodity_total AS
SELECT f.month, t.source, t.reporter, t.partner, t.region, t.crossing, t.flow, t.regime, t.currency, f.commodity, f.unit,
  f.lines, f.lines_without_weight, f.value, f.net_weight_kg, f.quantity
FROM commodity_total_fact f JOIN trade t ON t.id = f.trade;
COMMENT ON VIEW commodity_total IS 'Monthly totals by commodity. A total that became empty keeps its row with 0 lines: leave such rows out. Never add two sources of one reporter, two currencies, or quantities of two units.';
COMMENT ON COLUMN commodity_total.month IS 'First day of the month of the statistical day.';
COMMENT ON COLUMN commodity_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN commodity_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN commodity_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN commodity_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN commodity_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN commodity_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN commodity_total.regime IS 'Customs regime: regime.id, from the procedure code; not-specified if the source gives none.';
COMMENT ON COLUMN commodity_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN commodity_total.commodity IS 'HS code as the source gives it, cut to at most 6 digits.';
COMMENT ON COLUMN commodity_total.unit IS 'Unit of quantity, as the source codes it; not-specified if lines have no quantity.';
COMMENT ON COLUMN commodity_total.lines IS 'Number of document lines counted; 0 if nothing is left of the total.';
COMMENT ON COLUMN commodity_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN commodity_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN commodity_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';
COMMENT ON COLUMN commodity_total.quantity IS 'Exact sum of supplementary quantities in unit; 0 if unit is not-specified.';

-- Days and months in one view, for functions whose windows consist of both

CREATE OR REPLACE VIEW series_total AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_month, f.first_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_month, d.day AS first_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_total_fact d
  UNION ALL
  SELECT m.series, true, m.month, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_total_fact m
) f ON f.series = s.id;
COMMENT ON VIEW series_total IS 'Totals by day and, the same figures again, by month, with their series. For functions; query daily_total or monthly_total instead.';
COMMENT ON COLUMN series_total.series IS 'Series: series.id.';
COMMENT ON COLUMN series_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN series_total.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN series_total.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN series_total.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN series_total.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_total.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_total.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_total.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN series_total.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN series_total.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_total.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN series_total.is_month IS 'Whether the row is of a whole month; otherwise it is of a day.';
COMMENT ON COLUMN series_total.first_day IS 'First day of the window.';
COMMENT ON COLUMN series_total.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN series_total.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN series_total.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN series_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

CREATE OR REPLACE VIEW series_change AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_month, f.first_day, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_month, d.day AS first_day, d.received_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_change_fact d
  UNION ALL
  SELECT t.series, false, t.day, t.only_received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM daily_total_fact t
  UNION ALL
  SELECT m.series, true, m.month, m.received_day, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_change_fact m
) f ON f.series = s.id
WHERE f.received_day IS NOT NULL;
COMMENT ON VIEW series_change IS 'Changes by day and, the same figures again, by month, with their series. For functions; query daily_change or monthly_change instead.';
COMMENT ON COLUMN series_change.series IS 'Series: series.id.';
COMMENT ON COLUMN series_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN series_change.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN series_change.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN series_change.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN series_change.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_change.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_change.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_change.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN series_change.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN series_change.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_change.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN series_change.is_month IS 'Whether the row is of a whole month; otherwise it is of a day.';
COMMENT ON COLUMN series_change.first_day IS 'First day of the window.';
COMMENT ON COLUMN series_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN series_change.lines IS 'Number of document lines counted; never 0.';
COMMENT ON COLUMN series_change.lines_without_weight IS 'Number of these lines without weight: missing weight is not zero weight.';
COMMENT ON COLUMN series_change.value IS 'Exact sum of values in units of currency, on the valuation of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN series_change.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross if the source records gross weight.';

-- For functions that return figures either as known now or as known on a day. is_change and is_month are constant for each fact table, so
-- that a filter on them lets the planner exclude the others.
CREATE OR REPLACE VIEW series_figure AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_change, f.is_month, f.first_day, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT d.series, false AS is_change, false AS is_month, d.day AS first_day, NULL::date AS received_day,
    d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_total_fact d
  UNION ALL
  SELECT m.series, false, true, m.month, NULL::date, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_total_fact m
  UNION ALL
  SELECT d.series, true, false, d.day, d.received_day, d.lines, d.lines_without_weight, d.value, d.net_weight_kg
  FROM daily_change_fact d
  UNION ALL
  SELECT t.series, true, false, t.day, t.only_received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM daily_total_fact t
  UNION ALL
  SELECT m.series, true, true, m.month, m.received_day, m.lines, m.lines_without_weight, m.value, m.net_weight_kg
  FROM monthly_change_fact m
) f ON f.series = s.id
WHERE NOT f.is_change OR f.received_day IS NOT NULL;
COMMENT ON VIEW series_figure IS 'Rows of series_total and series_change. For functions; filter by is_change.';
COMMENT ON COLUMN series_figure.series IS 'Series: series.id.';
COMMENT ON COLUMN series_figure.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN series_figure.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN series_figure.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN series_figure.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN series_figure.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_figure.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN series_figure.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_figure.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN series_figure.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN series_figure.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN series_figure.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN series_figure.is_change IS 'Whether the row is a change; otherwise it is a total.';
COMMENT ON COLUMN series_figure.is_month IS 'Whether the row is of a whole month; otherwise it is of a day.';
COMMENT ON COLUMN series_figure.first_day IS 'The day, or the first day of the month.';
COMMENT ON COLUMN series_figure.received_day IS 'UTC day on which a change became known; null for a total.';
COMMENT ON COLUMN series_figure.lines IS 'Number of document lines counted; of a change, lines added.';
COMMENT ON COLUMN series_figure.lines_without_weight IS 'Number of these lines without weight.';
COMMENT ON COLUMN series_figure.value IS 'Exact sum of values, in units of currency; of a change, value added.';
COMMENT ON COLUMN series_figure.net_weight_kg IS 'Exact sum of the recorded weights in kilograms; of a change, weight added.';

-- A total is received at infinity, so that one condition on received_day selects the rows to add up and reaches the tables. A branch with
-- a condition of its own would not be flattened.
CREATE OR REPLACE VIEW month_figure AS
SELECT s.id AS series, s.crossing, s.sector, s.flow, s.source, s.reporter, s.partner, s.region, s.channel, s.regime, s.mode, s.currency,
  f.is_change, f.month, f.received_day, f.lines, f.lines_without_weight, f.value, f.net_weight_kg
FROM series s
JOIN (
  SELECT t.series, false AS is_change, t.month, date 'infinity' AS received_day, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM monthly_total_fact t
  UNION ALL
  SELECT c.series, true, c.month, c.received_day, - c.lines, - c.lines_without_weight, - c.value, - c.net_weight_kg
  FROM monthly_change_fact c
) f ON f.series = s.id;
COMMENT ON VIEW month_figure IS 'Monthly totals and, with the opposite sign, their changes. A month as known on a day is the sum of the rows of a later received_day. For functions; query monthly_total or monthly_change instead.';
COMMENT ON COLUMN month_figure.series IS 'Series: series.id.';
COMMENT ON COLUMN month_figure.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN month_figure.sector IS 'Group of HS chapters, such as energy or wood: sector.id.';
COMMENT ON COLUMN month_figure.flow IS 'Direction of trade as the reporter sees it: import or export.';
COMMENT ON COLUMN month_figure.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN month_figure.reporter IS 'Reporter: country whose statistics these are, ISO 3166 alpha-2.';
COMMENT ON COLUMN month_figure.partner IS 'Partner: country of origin of imports, last known destination of exports, ISO 3166 alpha-2.';
COMMENT ON COLUMN month_figure.region IS 'Registered place of the resident trader: region.id; not-specified if the source does not give it.';
COMMENT ON COLUMN month_figure.channel IS 'How trade is declared: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN month_figure.regime IS 'Customs regime: regime.id; not-specified if the source gives none.';
COMMENT ON COLUMN month_figure.mode IS 'Mode of transport: mode.id; not-specified if the source does not give it.';
COMMENT ON COLUMN month_figure.currency IS 'Currency of value, ISO 4217. Never add amounts of two currencies.';
COMMENT ON COLUMN month_figure.is_change IS 'Whether the row is a change; otherwise it is a total.';
COMMENT ON COLUMN month_figure.month IS 'First day of the month.';
COMMENT ON COLUMN month_figure.received_day IS 'UTC day on which the change became known; infinity for a total.';
COMMENT ON COLUMN month_figure.lines IS 'Number of document lines; of a change, the lines withdrawn.';
COMMENT ON COLUMN month_figure.lines_without_weight IS 'Number of these lines without weight.';
COMMENT ON COLUMN month_figure.value IS 'Value of these lines in units of currency.';
COMMENT ON COLUMN month_figure.net_weight_kg IS 'Recorded weight of these lines in kilograms.';
