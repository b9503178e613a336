-- Receipts: what became of each revision and message. Rows are only appended, in the order of the topic.

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
  sectors         text[] COLLATE "C"
) PARTITION BY LIST (month_slot);
-- Not unique: the offsets in sink_offset already guarantee that each record is written once.
CREATE INDEX receipt_log_position ON receipt_log (source, topic_partition, topic_offset);
CREATE INDEX receipt_log_document ON receipt_log (document_id, source);
COMMENT ON TABLE receipt_log IS 'Receipts as they were written, partitioned by the month in which the revision or message was received. Query receipt or receipt_change instead.';
COMMENT ON COLUMN receipt_log.month_slot IS 'Partition: months from January 1970 to the received month, modulo 36.';
COMMENT ON COLUMN receipt_log.topic_partition IS 'Partition of the topic of receipts. All receipts of a document are in one.';
COMMENT ON COLUMN receipt_log.topic_offset IS 'Offset in the partition.';
COMMENT ON COLUMN receipt_log.channel IS 'customs or e-commerce.';
COMMENT ON COLUMN receipt_log.source IS 'Source of the document: source.id.';
COMMENT ON COLUMN receipt_log.document_id IS 'Number of the document at its source.';
COMMENT ON COLUMN receipt_log.revision IS 'Revision of the document; null if a rejected message is a decision.';
COMMENT ON COLUMN receipt_log.message IS 'Topic, partition and offset of a message that was rejected or stale and changed nothing; null for a revision. That of a rejected message is rejected_document.id.';
COMMENT ON COLUMN receipt_log.fate IS 'Fate: see docs/glossary.md.';
COMMENT ON COLUMN receipt_log.reason IS 'Code of the reason if it was rejected: see docs/rejections.md.';
COMMENT ON COLUMN receipt_log.received_day IS 'UTC day on which the revision or message became known.';
COMMENT ON COLUMN receipt_log.received IS 'Time of its own message; null if another message of the document changed its fate.';
COMMENT ON COLUMN receipt_log.decided IS 'Time of the message that led to the fate.';
COMMENT ON COLUMN receipt_log.day IS 'Statistical day on which it counts; null unless it is counted.';
COMMENT ON COLUMN receipt_log.crossing IS 'Crossing at which it counts: crossing.id; null unless it is counted.';
COMMENT ON COLUMN receipt_log.sectors IS 'Sectors of its lines: sector.id; null unless it is counted.';

CREATE TABLE receipt_log_00 PARTITION OF receipt_log FOR VALUES IN (0);
CREATE TABLE receipt_log_01 PARTITION OF receipt_log FOR VALUES IN (1);
CREATE TABLE receipt_log_02 PARTITION OF receipt_log FOR VALUES IN (2);
CREATE TABLE receipt_log_03 PARTITION OF receipt_log FOR VALUES IN (3);
CREATE TABLE receipt_log_04 PARTITION OF receipt_log FOR VALUES IN (4);
CREATE TABLE receipt_log_05 PARTITION OF receipt_log FOR VALUES IN (5);
CREATE TABLE receipt_log_06 PARTITION OF receipt_log FOR VALUES IN (6);
CREATE TABLE receipt_log_07 PARTITION OF receipt_log FOR VALUES IN (7);
CREATE TABLE receipt_log_08 PARTITION OF receipt_log FOR VALUES IN (8);
CREATE TABLE receipt_log_09 PARTITION OF receipt_log FOR VALUES IN (9);
CREATE TABLE receipt_log_10 PARTITION OF receipt_log FOR VALUES IN (10);
CREATE TABLE receipt_log_11 PARTITION OF receipt_log FOR VALUES IN (11);
CREATE TABLE receipt_log_12 PARTITION OF receipt_log FOR VALUES IN (12);
CREATE TABLE receipt_log_13 PARTITION OF receipt_log FOR VALUES IN (13);
CREATE TABLE receipt_log_14 PARTITION OF receipt_log FOR VALUES IN (14);
CREATE TABLE receipt_log_15 PARTITION OF receipt_log FOR VALUES IN (15);
CREATE TABLE receipt_log_16 PARTITION OF receipt_log FOR VALUES IN (16);
CREATE TABLE receipt_log_17 PARTITION OF receipt_log FOR VALUES IN (17);
CREATE TABLE receipt_log_18 PARTITION OF receipt_log FOR VALUES IN (18);
CREATE TABLE receipt_log_19 PARTITION OF receipt_log FOR VALUES IN (19);
CREATE TABLE receipt_log_20 PARTITION OF receipt_log FOR VALUES IN (20);
CREATE TABLE receipt_log_21 PARTITION OF receipt_log FOR VALUES IN (21);
CREATE TABLE receipt_log_22 PARTITION OF receipt_log FOR VALUES IN (22);
CREATE TABLE receipt_log_23 PARTITION OF receipt_log FOR VALUES IN (23);
CREATE TABLE receipt_log_24 PARTITION OF receipt_log FOR VALUES IN (24);
CREATE TABLE receipt_log_25 PARTITION OF receipt_log FOR VALUES IN (25);
CREATE TABLE receipt_log_26 PARTITION OF receipt_log FOR VALUES IN (26);
CREATE TABLE receipt_log_27 PARTITION OF receipt_log FOR VALUES IN (27);
CREATE TABLE receipt_log_28 PARTITION OF receipt_log FOR VALUES IN (28);
CREATE TABLE receipt_log_29 PARTITION OF receipt_log FOR VALUES IN (29);
CREATE TABLE receipt_log_30 PARTITION OF receipt_log FOR VALUES IN (30);
CREATE TABLE receipt_log_31 PARTITION OF receipt_log FOR VALUES IN (31);
CREATE TABLE receipt_log_32 PARTITION OF receipt_log FOR VALUES IN (32);
CREATE TABLE receipt_log_33 PARTITION OF receipt_log FOR VALUES IN (33);
CREATE TABLE receipt_log_34 PARTITION OF receipt_log FOR VALUES IN (34);
CREATE TABLE receipt_log_35 PARTITION OF receipt_log FOR VALUES IN (35);

COMMENT ON TABLE receipt_log_00 IS 'Receipts of the months of slot 0.';
COMMENT ON TABLE receipt_log_01 IS 'Receipts of the months of slot 1.';
COMMENT ON TABLE receipt_log_02 IS 'Receipts of the months of slot 2.';
COMMENT ON TABLE receipt_log_03 IS 'Receipts of the months of slot 3.';
COMMENT ON TABLE receipt_log_04 IS 'Receipts of the months of slot 4.';
COMMENT ON TABLE receipt_log_05 IS 'Receipts of the months of slot 5.';
COMMENT ON TABLE receipt_log_06 IS 'Receipts of the months of slot 6.';
COMMENT ON TABLE receipt_log_07 IS 'Receipts of the months of slot 7.';
COMMENT ON TABLE receipt_log_08 IS 'Receipts of the months of slot 8.';
COMMENT ON TABLE receipt_log_09 IS 'Receipts of the months of slot 9.';
COMMENT ON TABLE receipt_log_10 IS 'Receipts of the months of slot 10.';
COMMENT ON TABLE receipt_log_11 IS 'Receipts of the months of slot 11.';
COMMENT ON TABLE receipt_log_12 IS 'Receipts of the months of slot 12.';
COMMENT ON TABLE receipt_log_13 IS 'Receipts of the months of slot 13.';
COMMENT ON TABLE receipt_log_14 IS 'Receipts of the months of slot 14.';
COMMENT ON TABLE receipt_log_15 IS 'Receipts of the months of slot 15.';
COMMENT ON TABLE receipt_log_16 IS 'Receipts of the months of slot 16.';
COMMENT ON TABLE receipt_log_17 IS 'Receipts of the months of slot 17.';
COMMENT ON TABLE receipt_log_18 IS 'Receipts of the months of slot 18.';
COMMENT ON TABLE receipt_log_19 IS 'Receipts of the months of slot 19.';
COMMENT ON TABLE receipt_log_20 IS 'Receipts of the months of slot 20.';
COMMENT ON TABLE receipt_log_21 IS 'Receipts of the months of slot 21.';
COMMENT ON TABLE receipt_log_22 IS 'Receipts of the months of slot 22.';
COMMENT ON TABLE receipt_log_23 IS 'Receipts of the months of slot 23.';
COMMENT ON TABLE receipt_log_24 IS 'Receipts of the months of slot 24.';
COMMENT ON TABLE receipt_log_25 IS 'Receipts of the months of slot 25.';
COMMENT ON TABLE receipt_log_26 IS 'Receipts of the months of slot 26.';
COMMENT ON TABLE receipt_log_27 IS 'Receipts of the months of slot 27.';
COMMENT ON TABLE receipt_log_28 IS 'Receipts of the months of slot 28.';
COMMENT ON TABLE receipt_log_29 IS 'Receipts of the months of slot 29.';
COMMENT ON TABLE receipt_log_30 IS 'Receipts of the months of slot 30.';
COMMENT ON TABLE receipt_log_31 IS 'Receipts of the months of slot 31.';
COMMENT ON TABLE receipt_log_32 IS 'Receipts of the months of slot 32.';
COMMENT ON TABLE receipt_log_33 IS 'Receipts of the months of slot 33.';
COMMENT ON TABLE receipt_log_34 IS 'Receipts of the months of slot 34.';
COMMENT ON TABLE receipt_log_35 IS 'Receipts of the months of slot 35.';

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
COMMENT ON TABLE receipt_reference IS 'Other numbers of documents with receipts, by which the receipts are found.';
COMMENT ON COLUMN receipt_reference.reference_id IS 'The other number.';
COMMENT ON COLUMN receipt_reference.scheme IS 'Who gives the number, such as mrn.';
COMMENT ON COLUMN receipt_reference.source IS 'Source of the document: source.id.';
COMMENT ON COLUMN receipt_reference.channel IS 'customs or e-commerce.';
COMMENT ON COLUMN receipt_reference.document_id IS 'Number of the document at its source.';
COMMENT ON COLUMN receipt_reference.received_day IS 'Latest received day of a receipt with the number.';

CREATE TABLE receipt_retention (
  kept_from date NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE receipt_retention IS 'First received day of which the store keeps receipts. The consumer moves it once a month.';
COMMENT ON COLUMN receipt_retention.kept_from IS 'First day of a month. Receipts that were received earlier are deleted, or were never written.';
COMMENT ON COLUMN receipt_retention.is_single IS 'Always true: the table has one row.';

CREATE TABLE receipt_expiry (
  topic_partition integer PRIMARY KEY,
  next_offset     bigint NOT NULL
);
COMMENT ON TABLE receipt_expiry IS 'Offsets before which receipts have been deleted because their retention ended. Not for analysts.';
COMMENT ON COLUMN receipt_expiry.topic_partition IS 'Partition of the topic of receipts.';
COMMENT ON COLUMN receipt_expiry.next_offset IS 'Offset after the last receipt that was deleted.';
