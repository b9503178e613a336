-- Receipts: every change of fate, and the fate now

CREATE OR REPLACE VIEW receipt_change AS
SELECT source, document_id, channel, revision, message, fate, reason, received_day, received, decided, day, crossing, sectors,
  topic_partition, topic_offset, summaries
FROM receipt_log
WHERE received_day >= coalesce((SELECT kept_from FROM receipt_retention), '-infinity');

CREATE OR REPLACE VIEW receipt AS
SELECT DISTINCT ON (source, document_id, channel, revision, message)
  source, document_id, channel, revision, message, fate, reason, received_day,
  max(received) OVER (PARTITION BY source, document_id, channel, revision, message) AS received, decided, day, crossing, sectors, summaries
FROM receipt_change
ORDER BY source, document_id, channel, revision, message, topic_offset DESC;

CREATE OR REPLACE VIEW document_reference AS
SELECT reference_id, scheme, source, channel, document_id FROM receipt_reference;

CREATE OR REPLACE VIEW receipt_position AS
SELECT o.partition AS topic_partition, o.topic_id, o.next_offset, coalesce(e.next_offset, 0) AS expired
FROM sink_offset o LEFT JOIN receipt_expiry e ON e.topic_partition = o.partition
WHERE o.topic LIKE '%documents.receipts.v1';
