-- Receipts: the fates of each revision and message. Rows are only appended, in the order of the topic.

CREATE TABLE receipt_log (
  month_slot      smallint NOT NULL,
  topic_partition integer NOT NULL,
  topic_offset    bigint NOT NULL,
  channel         text COLLATE "C" NOT NULL,
  source          text COLLATE "C" NOT NULL,
  document_id     text COLLATE "C" NOT NULL,
  revision        bigint,
  message         text COLLATE "C",
  fate            text COLLATE "C" NOT NULL,
  reason          text COLLATE "C",
  received_day    date NOT NULL,
  received        timestamptz,
  decided         timestamptz NOT NULL,
  day             date,
  crossing        text COLLATE "C",
  sectors         text[] COLLATE "C",
  summaries       bigint NOT NULL DEFAULT 0
) PARTITION BY LIST (month_slot);
-- Not unique: the offsets in sink_offset already guarantee that each record is written once.
CREATE INDEX receipt_log_position ON receipt_log (source, topic_partition, topic_offset);
CREATE INDEX receipt_log_document ON receipt_log (document_id, source);

CREATE TABLE receipt_reference (
  reference_id text COLLATE "C" NOT NULL,
  scheme       text COLLATE "C" NOT NULL,
  source       text COLLATE "C" NOT NULL,
  channel      text COLLATE "C" NOT NULL,
  document_id  text COLLATE "C" NOT NULL,
  received_day date NOT NULL,
  PRIMARY KEY (reference_id, source, scheme, channel, document_id)
);
CREATE INDEX receipt_reference_day ON receipt_reference (received_day);

CREATE TABLE receipt_retention (
  kept_from date NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);

CREATE TABLE receipt_expiry (
  topic_partition integer PRIMARY KEY,
  next_offset     bigint NOT NULL
);
