-- Windows, commodities and fates. rolling_total.crossing and commodity_total.crossing are in crossing.id, as in daily_total.
-- "window" is a word of SQL, hence time_window.

CREATE TABLE rolling_total (
  time_window          text COLLATE "C" NOT NULL CHECK (time_window IN ('7d', '30d', 'mtd', 'ytd', '12m')),
  crossing             text COLLATE "C" NOT NULL,
  sector               text COLLATE "C" NOT NULL,
  flow                 text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  source               text COLLATE "C" NOT NULL,
  reporter             text COLLATE "C" NOT NULL,
  partner              text COLLATE "C" NOT NULL,
  region               text COLLATE "C" NOT NULL,
  channel              text COLLATE "C" NOT NULL CHECK (channel IN ('customs', 'e-commerce')),
  regime               text COLLATE "C" NOT NULL,
  mode                 text COLLATE "C" NOT NULL,
  currency             text COLLATE "C" NOT NULL,
  first_day            date NOT NULL,
  as_of                date NOT NULL CHECK (as_of >= first_day),
  topic_partition      integer NOT NULL CHECK (topic_partition >= 0),
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  PRIMARY KEY (time_window, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
);
COMMENT ON TABLE rolling_total IS 'Totals over windows of days, each as it was published last. as_of is the day of that publication: when a source''s clock moves on, only windows whose content changed are published again. Ask the view rolling_current, which shows every window as of its clock.';
COMMENT ON COLUMN rolling_total.time_window IS '7d, 30d, mtd (month to date), ytd (year to date) or 12m (twelve months): a stretch of days that ends on as_of, both ends included.';
COMMENT ON COLUMN rolling_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN rolling_total.sector IS 'Group of HS chapters, such as energy or wood.';
COMMENT ON COLUMN rolling_total.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN rolling_total.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN rolling_total.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN rolling_total.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN rolling_total.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN rolling_total.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN rolling_total.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN rolling_total.mode IS 'Mode of transport; not-specified where the source does not give it.';
COMMENT ON COLUMN rolling_total.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN rolling_total.first_day IS 'First day of the window when it was published.';
COMMENT ON COLUMN rolling_total.as_of IS 'Last day of the window when it was published.';
COMMENT ON COLUMN rolling_total.topic_partition IS 'Partition that it was published in: the clock of this source and partition is its clock.';
COMMENT ON COLUMN rolling_total.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN rolling_total.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN rolling_total.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN rolling_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

CREATE TABLE rolling_clock (
  source          text COLLATE "C" NOT NULL,
  topic_partition integer NOT NULL CHECK (topic_partition >= 0),
  as_of           date NOT NULL,
  PRIMARY KEY (source, topic_partition)
);
COMMENT ON TABLE rolling_clock IS 'Statistical clocks: how far each source has come in each partition of the rolling totals. A source''s partitions agree except for the moment in which a new day spreads.';
COMMENT ON COLUMN rolling_clock.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN rolling_clock.topic_partition IS 'Partition of the topic of rolling totals.';
COMMENT ON COLUMN rolling_clock.as_of IS 'Greatest statistical day of all the source''s accepted revisions; never goes back.';

CREATE VIEW rolling_current AS
SELECT time_window, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency,
  CASE time_window
    WHEN '7d' THEN as_of - 6
    WHEN '30d' THEN as_of - 29
    WHEN 'mtd' THEN date_trunc('month', as_of::timestamp)::date
    WHEN 'ytd' THEN date_trunc('year', as_of::timestamp)::date
    WHEN '12m' THEN (as_of - interval '12 months')::date + 1
  END AS first_day,
  as_of, lines, lines_without_weight, value, net_weight_kg
FROM (
  SELECT t.time_window, t.crossing, t.sector, t.flow, t.source, t.reporter, t.partner, t.region, t.channel, t.regime, t.mode, t.currency,
    greatest(t.as_of, c.as_of) AS as_of, t.lines, t.lines_without_weight, t.value, t.net_weight_kg
  FROM rolling_total t LEFT JOIN rolling_clock c ON c.source = t.source AND c.topic_partition = t.topic_partition
) AS clocked;
COMMENT ON VIEW rolling_current IS 'Windows as of now: rolling_total with the days that its clock has come to. Totals of several as_of are of different days: never add them. Nor two sources of one reporter, nor two currencies.';
COMMENT ON COLUMN rolling_current.time_window IS '7d, 30d, mtd (month to date), ytd (year to date) or 12m (twelve months): a stretch of days that ends on as_of, both ends included.';
COMMENT ON COLUMN rolling_current.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN rolling_current.sector IS 'Group of HS chapters, such as energy or wood.';
COMMENT ON COLUMN rolling_current.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN rolling_current.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN rolling_current.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN rolling_current.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN rolling_current.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN rolling_current.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN rolling_current.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN rolling_current.mode IS 'Mode of transport; not-specified where the source does not give it.';
COMMENT ON COLUMN rolling_current.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN rolling_current.first_day IS 'First day of the window.';
COMMENT ON COLUMN rolling_current.as_of IS 'Last day of the window: the source''s statistical clock where the window is kept.';
COMMENT ON COLUMN rolling_current.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN rolling_current.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN rolling_current.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN rolling_current.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

CREATE TABLE commodity_total (
  month                date NOT NULL CHECK (extract(day FROM month) = 1),
  source               text COLLATE "C" NOT NULL,
  reporter             text COLLATE "C" NOT NULL,
  partner              text COLLATE "C" NOT NULL,
  region               text COLLATE "C" NOT NULL,
  crossing             text COLLATE "C" NOT NULL,
  flow                 text COLLATE "C" NOT NULL CHECK (flow IN ('import', 'export')),
  regime               text COLLATE "C" NOT NULL,
  currency             text COLLATE "C" NOT NULL,
  commodity            text COLLATE "C" NOT NULL,
  unit                 text COLLATE "C" NOT NULL,
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  quantity             numeric(38, 3) NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (month, commodity, unit, source, reporter, partner, region, crossing, flow, regime, currency)
);
COMMENT ON TABLE commodity_total IS 'What is counted of a commodity in a month. A total that became empty stays with 0 lines: leave such rows out. Never add two sources of one reporter, two currencies, nor quantities of two units.';
COMMENT ON COLUMN commodity_total.month IS 'First day of the month of the statistical day.';
COMMENT ON COLUMN commodity_total.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN commodity_total.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN commodity_total.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN commodity_total.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN commodity_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN commodity_total.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN commodity_total.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN commodity_total.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN commodity_total.commodity IS 'HS code of at most 6 digits: as many as the source gives, finer ones cut.';
COMMENT ON COLUMN commodity_total.unit IS 'Unit of quantity, in the source''s code; not-specified where lines have no quantity.';
COMMENT ON COLUMN commodity_total.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN commodity_total.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN commodity_total.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN commodity_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';
COMMENT ON COLUMN commodity_total.quantity IS 'Exact sum of supplementary quantities in unit; 0 where unit is not-specified.';

CREATE TABLE fate_count (
  topic        text COLLATE "C" NOT NULL,
  source       text COLLATE "C" NOT NULL,
  received_day date NOT NULL,
  fate         text COLLATE "C" NOT NULL,
  records      bigint NOT NULL CHECK (records >= 0),
  PRIMARY KEY (topic, received_day, fate, source)
);
COMMENT ON TABLE fate_count IS 'How many messages met which fate. Every record read meets exactly one, so all fates of a topic and received day add up to its records read: fate_balance.';
COMMENT ON COLUMN fate_count.topic IS 'Input topic that the messages came by, with the installation''s prefix.';
COMMENT ON COLUMN fate_count.source IS 'Who delivered them; unknown where that could not be read, any for the records read.';
COMMENT ON COLUMN fate_count.received_day IS 'UTC day on which they became known.';
COMMENT ON COLUMN fate_count.fate IS 'counted, cancelled, replaced, pending, excluded, summary, stale, duplicate, applied, rejected, unreadable or quarantined; read is no fate but the number of records read.';
COMMENT ON COLUMN fate_count.records IS 'Number of messages.';

CREATE VIEW fate_balance AS
SELECT topic, received_day,
  coalesce(sum(records) FILTER (WHERE fate = 'read'), 0) AS records_read,
  coalesce(sum(records) FILTER (WHERE fate <> 'read'), 0) AS records_accounted,
  coalesce(sum(CASE fate WHEN 'read' THEN records ELSE -records END), 0) AS difference
FROM fate_count
GROUP BY topic, received_day;
COMMENT ON VIEW fate_balance IS 'Records read minus records accounted for, by topic and received day.';
COMMENT ON COLUMN fate_balance.topic IS 'Input topic.';
COMMENT ON COLUMN fate_balance.received_day IS 'UTC day on which the records became known.';
COMMENT ON COLUMN fate_balance.records_read IS 'Records read of the topic.';
COMMENT ON COLUMN fate_balance.records_accounted IS 'Records that met a fate.';
COMMENT ON COLUMN fate_balance.difference IS 'Records read that met none; other than 0 only while counts of one moment are still arriving.';

CREATE VIEW topic_balance AS
SELECT topic,
  coalesce(sum(records) FILTER (WHERE fate = 'read'), 0) AS records_read,
  coalesce(sum(records) FILTER (WHERE fate <> 'read'), 0) AS records_accounted,
  coalesce(sum(CASE fate WHEN 'read' THEN records ELSE -records END), 0) AS difference
FROM fate_count
GROUP BY topic;
COMMENT ON VIEW topic_balance IS 'Records read minus records accounted for, by topic.';
COMMENT ON COLUMN topic_balance.topic IS 'Input topic.';
COMMENT ON COLUMN topic_balance.records_read IS 'Records read of the topic.';
COMMENT ON COLUMN topic_balance.records_accounted IS 'Records that met a fate.';
COMMENT ON COLUMN topic_balance.difference IS 'Records read that met none; other than 0 only while counts of one moment are still arriving.';

CREATE TABLE feed_file (
  hash              text COLLATE "C" NOT NULL,
  file              text NOT NULL,
  format            text COLLATE "C" NOT NULL,
  rows_read         bigint NOT NULL CHECK (rows_read >= 0),
  rows_in_documents bigint NOT NULL CHECK (rows_in_documents >= 0),
  rows_rejected     bigint NOT NULL CHECK (rows_rejected >= 0),
  documents         bigint NOT NULL CHECK (documents >= 0),
  rejections        bigint NOT NULL CHECK (rejections >= 0),
  finished          timestamptz NOT NULL,
  PRIMARY KEY (hash)
);
COMMENT ON TABLE feed_file IS 'Files that were ingested, each with what became of its rows when it was last read to its end. The same content read again is the same row.';
COMMENT ON COLUMN feed_file.hash IS 'Hex SHA-256 of the file''s content, as it is stored.';
COMMENT ON COLUMN feed_file.file IS 'Name of the file without folders; - for standard input and what else can be read only once.';
COMMENT ON COLUMN feed_file.format IS 'Format that it was read as: ndjson, csv or bts-dot3.';
COMMENT ON COLUMN feed_file.rows_read IS 'Lines read that are neither blank nor a header.';
COMMENT ON COLUMN feed_file.rows_in_documents IS 'Rows that documents were made of.';
COMMENT ON COLUMN feed_file.rows_rejected IS 'Rows that were refused.';
COMMENT ON COLUMN feed_file.documents IS 'Documents, cancellations and decisions published.';
COMMENT ON COLUMN feed_file.rejections IS 'Rejections published, each of one row or more.';
COMMENT ON COLUMN feed_file.finished IS 'When all of it was in Kafka.';

CREATE VIEW feed_balance AS
SELECT f.file, f.hash, f.format, f.finished, f.rows_read, f.rows_in_documents, f.rows_rejected,
  f.rows_read - f.rows_in_documents - f.rows_rejected AS rows_lost,
  f.documents, f.rejections,
  CASE WHEN f.file <> '-' THEN coalesce(s.rejections, 0) END AS rejections_stored,
  CASE WHEN f.file <> '-' THEN f.rejections - coalesce(s.rejections, 0) END AS rejections_lost
FROM feed_file f
LEFT JOIN (
  SELECT split_part(id, ':', 1) AS hash, count(*) AS rejections FROM rejected_document WHERE stage = 'feed' GROUP BY 1
) AS s ON s.hash = f.hash;
COMMENT ON VIEW feed_balance IS 'Rows read of each file minus rows accounted for, and rejections published minus those in rejected_document. Both are 0.';
COMMENT ON COLUMN feed_balance.file IS 'Name of the file.';
COMMENT ON COLUMN feed_balance.hash IS 'Hex SHA-256 of its content.';
COMMENT ON COLUMN feed_balance.format IS 'Format that it was read as.';
COMMENT ON COLUMN feed_balance.finished IS 'When all of it was in Kafka.';
COMMENT ON COLUMN feed_balance.rows_read IS 'Lines read that are neither blank nor a header.';
COMMENT ON COLUMN feed_balance.rows_in_documents IS 'Rows that documents were made of.';
COMMENT ON COLUMN feed_balance.rows_rejected IS 'Rows that were refused.';
COMMENT ON COLUMN feed_balance.rows_lost IS 'Rows read that are neither.';
COMMENT ON COLUMN feed_balance.documents IS 'Documents, cancellations and decisions published.';
COMMENT ON COLUMN feed_balance.rejections IS 'Rejections published.';
COMMENT ON COLUMN feed_balance.rejections_stored IS 'Those of them that are in rejected_document; null for what can be read only once, whose rejections do not name it.';
COMMENT ON COLUMN feed_balance.rejections_lost IS 'Those that are not; other than 0 only while they are still on their way.';
