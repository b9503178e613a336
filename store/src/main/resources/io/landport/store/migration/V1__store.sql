-- Tables live in the schema that the connection's search path names first, public by default.
-- Codes are ASCII and compared byte by byte (COLLATE "C"): cheaper indexes, one order everywhere.
-- daily_total.crossing and daily_change.crossing are in crossing.id: the writer sees to it in the same transaction. A foreign
-- key would cost a quarter of the insert speed.

CREATE TABLE crossing (
  id                text COLLATE "C" PRIMARY KEY,
  kind              text COLLATE "C" NOT NULL,
  name              text NOT NULL,
  country_a         text COLLATE "C" NOT NULL,
  country_b         text COLLATE "C" NOT NULL,
  status            text COLLATE "C" NOT NULL,
  open_from         date,
  open_to           date,
  note              text NOT NULL,
  origin            text COLLATE "C" NOT NULL CHECK (origin IN ('reference', 'scheme')),
  reference_version text COLLATE "C" NOT NULL,
  CHECK (open_to >= open_from)
);
COMMENT ON TABLE crossing IS 'Places where goods cross a border: those of the reference data, and those that a code list created (us-port:2304) as soon as a total names them.';
COMMENT ON COLUMN crossing.id IS 'The crossing''s own id, or scheme:code for one that a code list created.';
COMMENT ON COLUMN crossing.kind IS 'river, road, rail, port and so on; unspecified where a code names a district only.';
COMMENT ON COLUMN crossing.name IS 'Name for people; the id where no name is known.';
COMMENT ON COLUMN crossing.country_a IS 'ISO 3166 alpha-2 code of one side; empty where not known.';
COMMENT ON COLUMN crossing.country_b IS 'ISO 3166 alpha-2 code of the other side; empty where not known.';
COMMENT ON COLUMN crossing.status IS 'open, closed, seasonal and so on, as the reference data says.';
COMMENT ON COLUMN crossing.open_from IS 'First day it was open; null where not known.';
COMMENT ON COLUMN crossing.open_to IS 'Last day it was open; null while it is open or where not known.';
COMMENT ON COLUMN crossing.note IS 'What else there is to know; empty where nothing.';
COMMENT ON COLUMN crossing.origin IS 'reference: listed in the reference data. scheme: created by a code of an open or closed code list.';
COMMENT ON COLUMN crossing.reference_version IS 'Version of the reference data that last described this crossing.';

CREATE TABLE daily_total (
  day                  date NOT NULL,
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
  lines                bigint NOT NULL CHECK (lines >= 0),
  lines_without_weight bigint NOT NULL CHECK (lines_without_weight BETWEEN 0 AND lines),
  value                numeric(38, 4) NOT NULL CHECK (value >= 0),
  net_weight_kg        numeric(38, 3) NOT NULL CHECK (net_weight_kg >= 0),
  PRIMARY KEY (day, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
);
COMMENT ON TABLE daily_total IS 'What is counted on a statistical day, by every dimension. A total that became empty stays with 0 lines: leave such rows out. Never add two sources of one reporter, nor two currencies.';
COMMENT ON COLUMN daily_total.day IS 'Statistical day, in the time zone of the source; the last day of the month for sources dated by month.';
COMMENT ON COLUMN daily_total.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily_total.sector IS 'Group of HS chapters, such as energy or wood.';
COMMENT ON COLUMN daily_total.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN daily_total.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN daily_total.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN daily_total.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN daily_total.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_total.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily_total.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN daily_total.mode IS 'Mode of transport; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_total.currency IS 'ISO 4217 code of the currency that value is in. Amounts of two currencies are never added.';
COMMENT ON COLUMN daily_total.lines IS 'Number of document lines counted; 0 where nothing is left of the total.';
COMMENT ON COLUMN daily_total.lines_without_weight IS 'How many of these lines have no weight: missing weight is not zero weight.';
COMMENT ON COLUMN daily_total.value IS 'Exact sum of values, in units of currency, on the valuation basis of the source (CIF, FOB, FAS, customs).';
COMMENT ON COLUMN daily_total.net_weight_kg IS 'Exact sum of the recorded weights in kilograms: net, or gross where the source records gross weight.';

CREATE TABLE daily_change (
  day                  date NOT NULL,
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
  received_day         date NOT NULL,
  lines                bigint NOT NULL,
  lines_without_weight bigint NOT NULL,
  value                numeric(38, 4) NOT NULL,
  net_weight_kg        numeric(38, 3) NOT NULL,
  PRIMARY KEY (day, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency, received_day)
);
COMMENT ON TABLE daily_change IS 'What became known of each daily total, and when. A daily total is the sum of its changes; as known on a day, of those received up to that day.';
COMMENT ON COLUMN daily_change.day IS 'Statistical day of the total, as in daily_total.';
COMMENT ON COLUMN daily_change.crossing IS 'Where the goods crossed the border: crossing.id.';
COMMENT ON COLUMN daily_change.sector IS 'Group of HS chapters, such as energy or wood.';
COMMENT ON COLUMN daily_change.flow IS 'import or export, as the reporter sees it.';
COMMENT ON COLUMN daily_change.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN daily_change.reporter IS 'ISO 3166 alpha-2 code of the country whose statistics these are.';
COMMENT ON COLUMN daily_change.partner IS 'Country of origin of imports, last known destination of exports.';
COMMENT ON COLUMN daily_change.region IS 'Registered place of the resident trader; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_change.channel IS 'Kind of paper: customs (declarations) or e-commerce (inventory lists).';
COMMENT ON COLUMN daily_change.regime IS 'Customs regime, from the procedure code of the source; not-specified where it gives none.';
COMMENT ON COLUMN daily_change.mode IS 'Mode of transport; not-specified where the source does not give it.';
COMMENT ON COLUMN daily_change.currency IS 'ISO 4217 code of the currency that value is in.';
COMMENT ON COLUMN daily_change.received_day IS 'UTC day on which the change became known.';
COMMENT ON COLUMN daily_change.lines IS 'Lines added on that day, negative where lines were taken back.';
COMMENT ON COLUMN daily_change.lines_without_weight IS 'Lines without weight added, negative where taken back.';
COMMENT ON COLUMN daily_change.value IS 'Value added in units of currency, negative where taken back. It may differ from zero where lines is 0: money can move without lines.';
COMMENT ON COLUMN daily_change.net_weight_kg IS 'Recorded weight added in kilograms, negative where taken back.';

CREATE TABLE rejected_document (
  id              text COLLATE "C" PRIMARY KEY,
  stage           text COLLATE "C" NOT NULL CHECK (stage IN ('feed', 'judge')),
  reason          text COLLATE "C" NOT NULL,
  detail          text NOT NULL,
  channel         text COLLATE "C",
  source          text COLLATE "C",
  document_id     text,
  revision        bigint,
  file            text,
  line            bigint,
  topic           text,
  topic_partition integer,
  topic_offset    bigint,
  media_type      text NOT NULL,
  original        bytea,
  recorded        timestamptz NOT NULL,
  CHECK (CASE stage
           WHEN 'feed' THEN file IS NOT NULL AND line IS NOT NULL
           ELSE topic IS NOT NULL AND topic_partition IS NOT NULL AND topic_offset IS NOT NULL
         END)
);
COMMENT ON TABLE rejected_document IS 'Documents that were refused, each with the reason, the place and the original. A document refused again at the same place is the same row.';
COMMENT ON COLUMN rejected_document.id IS 'Names the place: hash of the file''s content and line, or topic, partition and offset.';
COMMENT ON COLUMN rejected_document.stage IS 'feed: the original could not be read as a document. judge: the document could not be counted.';
COMMENT ON COLUMN rejected_document.reason IS 'Stable code of the reason, from a closed list.';
COMMENT ON COLUMN rejected_document.detail IS 'A sentence for who delivered the document.';
COMMENT ON COLUMN rejected_document.channel IS 'customs or e-commerce; null where the document''s identity could not be read.';
COMMENT ON COLUMN rejected_document.source IS 'Who delivered the document; null where its identity could not be read.';
COMMENT ON COLUMN rejected_document.document_id IS 'The number that the source knows the document by; null where it could not be read.';
COMMENT ON COLUMN rejected_document.revision IS 'The document''s revision; null where it has none or it could not be read.';
COMMENT ON COLUMN rejected_document.file IS 'File that the document stood in, for stage feed.';
COMMENT ON COLUMN rejected_document.line IS 'Line of that file, counted from 1.';
COMMENT ON COLUMN rejected_document.topic IS 'Topic that the document was read from, for stage judge.';
COMMENT ON COLUMN rejected_document.topic_partition IS 'Partition of that topic.';
COMMENT ON COLUMN rejected_document.topic_offset IS 'Offset in that partition.';
COMMENT ON COLUMN rejected_document.media_type IS 'What the original''s bytes are, such as text/csv.';
COMMENT ON COLUMN rejected_document.original IS 'The bytes as they came, for 30 days; then null. They may hold personal data: grant this column to those only who mend documents.';
CREATE INDEX rejected_document_with_original ON rejected_document (recorded) WHERE original IS NOT NULL;
COMMENT ON COLUMN rejected_document.recorded IS 'When the rejection was last published.';

CREATE TABLE sink_offset (
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL CHECK (partition >= 0),
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  cluster_id  text COLLATE "C" NOT NULL,
  topic_id    text COLLATE "C" NOT NULL,
  generation  integer NOT NULL CHECK (generation > 0),
  PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE sink_offset IS 'How far the store has read each topic: written in the same transaction as the rows, so that each record counts exactly once. Not for analysts.';
COMMENT ON COLUMN sink_offset.topic IS 'Name of the topic, with the installation''s prefix.';
COMMENT ON COLUMN sink_offset.partition IS 'Partition of the topic.';
COMMENT ON COLUMN sink_offset.next_offset IS 'Offset of the record to be read next: everything before it is in the store.';
COMMENT ON COLUMN sink_offset.cluster_id IS 'Id of the Kafka cluster that the topic was read from.';
COMMENT ON COLUMN sink_offset.topic_id IS 'Id of the topic: another id under the same name is a recreated topic.';
COMMENT ON COLUMN sink_offset.generation IS 'Generation of the installation that fills this store.';
