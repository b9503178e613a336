-- Receipts: every change of fate, and the fate now

CREATE OR REPLACE VIEW receipt_change AS
SELECT source, document_id, channel, revision, message, fate, reason, received_day, received, decided, day, crossing, sectors,
  topic_partition, topic_offset, summaries
FROM receipt_log
WHERE received_day >= coalesce((SELECT kept_from FROM receipt_retention), '-infinity');
COMMENT ON VIEW receipt_change IS 'Every fate that a revision has had, and every message that changed nothing. Empty unless receipts are on.';
COMMENT ON COLUMN receipt_change.source IS 'Source of the document: source.id.';
COMMENT ON COLUMN receipt_change.document_id IS 'Number of the document at its source.';
COMMENT ON COLUMN receipt_change.channel IS 'customs or e-commerce.';
COMMENT ON COLUMN receipt_change.revision IS 'Revision of the document; null if a rejected message is a decision.';
COMMENT ON COLUMN receipt_change.message IS 'Topic, partition and offset of a message that was rejected or stale and changed nothing; null for a revision.';
COMMENT ON COLUMN receipt_change.fate IS 'Fate from then on: see docs/glossary.md.';
COMMENT ON COLUMN receipt_change.reason IS 'Code of the reason if it was rejected: see docs/rejections.md.';
COMMENT ON COLUMN receipt_change.received_day IS 'UTC day on which the revision or message became known.';
COMMENT ON COLUMN receipt_change.received IS 'Time of its own message; null if another message of the document changed its fate.';
COMMENT ON COLUMN receipt_change.decided IS 'Time of the message that led to the fate.';
COMMENT ON COLUMN receipt_change.day IS 'Statistical day on which it counts; null unless it is counted.';
COMMENT ON COLUMN receipt_change.crossing IS 'Crossing at which it counts: crossing.id; null unless it is counted.';
COMMENT ON COLUMN receipt_change.sectors IS 'Sectors of its lines: sector.id; null unless it is counted.';
COMMENT ON COLUMN receipt_change.topic_partition IS 'Partition of the topic of receipts.';
COMMENT ON COLUMN receipt_change.topic_offset IS 'Offset in the partition: orders the changes of a document.';
COMMENT ON COLUMN receipt_change.summaries IS 'Number of summaries in force that name the document; 0 unless this is its winning revision.';

CREATE OR REPLACE VIEW receipt AS
SELECT DISTINCT ON (source, document_id, channel, revision, message)
  source, document_id, channel, revision, message, fate, reason, received_day,
  max(received) OVER (PARTITION BY source, document_id, channel, revision, message) AS received, decided, day, crossing, sectors, summaries
FROM receipt_change
ORDER BY source, document_id, channel, revision, message, topic_offset DESC;
COMMENT ON VIEW receipt IS 'The fate now of every revision, and every message that changed nothing. Empty unless receipts are on.';
COMMENT ON COLUMN receipt.source IS 'Source of the document: source.id.';
COMMENT ON COLUMN receipt.document_id IS 'Number of the document at its source.';
COMMENT ON COLUMN receipt.channel IS 'customs or e-commerce.';
COMMENT ON COLUMN receipt.revision IS 'Revision of the document; null if a rejected message is a decision.';
COMMENT ON COLUMN receipt.message IS 'Topic, partition and offset of a message that was rejected or stale and changed nothing; null for a revision.';
COMMENT ON COLUMN receipt.fate IS 'Fate now: see docs/glossary.md.';
COMMENT ON COLUMN receipt.reason IS 'Code of the reason if it was rejected: see docs/rejections.md.';
COMMENT ON COLUMN receipt.received_day IS 'UTC day on which the revision or message became known.';
COMMENT ON COLUMN receipt.received IS 'Time of its message; null if the store was filled again after the topic had deleted that receipt.';
COMMENT ON COLUMN receipt.decided IS 'Time of the message that led to the fate.';
COMMENT ON COLUMN receipt.day IS 'Statistical day on which it counts; null unless it is counted.';
COMMENT ON COLUMN receipt.crossing IS 'Crossing at which it counts: crossing.id; null unless it is counted.';
COMMENT ON COLUMN receipt.sectors IS 'Sectors of its lines: sector.id; null unless it is counted.';
COMMENT ON COLUMN receipt.summaries IS 'Number of summaries in force that name the document; 0 unless this is its winning revision.';

CREATE OR REPLACE VIEW document_reference AS
SELECT reference_id, scheme, source, channel, document_id FROM receipt_reference;
COMMENT ON VIEW document_reference IS 'Other numbers of documents with receipts. Empty unless receipts are on.';
COMMENT ON COLUMN document_reference.reference_id IS 'The other number.';
COMMENT ON COLUMN document_reference.scheme IS 'Who gives the number, such as mrn.';
COMMENT ON COLUMN document_reference.source IS 'Source of the document: source.id.';
COMMENT ON COLUMN document_reference.channel IS 'customs or e-commerce.';
COMMENT ON COLUMN document_reference.document_id IS 'Number of the document at its source.';

CREATE OR REPLACE VIEW receipt_position AS
SELECT o.partition AS topic_partition, o.topic_id, o.next_offset, coalesce(e.next_offset, 0) AS expired
FROM sink_offset o LEFT JOIN receipt_expiry e ON e.topic_partition = o.partition
WHERE o.topic LIKE '%documents.receipts.v1';
COMMENT ON VIEW receipt_position IS 'Offsets of the topic of receipts up to which receipts are in the store, and from which they are kept.';
COMMENT ON COLUMN receipt_position.topic_partition IS 'Partition of the topic.';
COMMENT ON COLUMN receipt_position.topic_id IS 'Id of the topic: another topic has other offsets.';
COMMENT ON COLUMN receipt_position.next_offset IS 'Offset of the next record to read: all receipts before it are in receipt_change, except expired ones.';
COMMENT ON COLUMN receipt_position.expired IS 'Receipts before this offset may have been deleted because their retention has ended.';
