-- Fates, rejections, balances and e-commerce lists, for roles that may not read the tables

CREATE OR REPLACE VIEW message_fate AS
SELECT f.topic, f.source, s.name AS source_name, f.received_day, f.fate, f.records
FROM fate_count f LEFT JOIN source s ON s.id = f.source
WHERE f.fate <> 'read' AND f.records <> 0;
COMMENT ON VIEW message_fate IS 'Fates of messages. Every record read has exactly one fate: fate_balance compares the two.';
COMMENT ON COLUMN message_fate.topic IS 'Document topic that the messages were read from, with the prefix of the installation.';
COMMENT ON COLUMN message_fate.source IS 'Source of the messages: source.id; unknown if it could not be read.';
COMMENT ON COLUMN message_fate.source_name IS 'Name in English; null for unknown.';
COMMENT ON COLUMN message_fate.received_day IS 'UTC day on which the messages became known.';
COMMENT ON COLUMN message_fate.fate IS 'counted, cancelled, replaced, pending, excluded, summary, stale, duplicate, applied, rejected, unreadable or quarantined.';
COMMENT ON COLUMN message_fate.records IS 'Number of messages.';

CREATE OR REPLACE VIEW fate_balance AS
SELECT topic, received_day,
  coalesce(sum(records) FILTER (WHERE fate = 'read'), 0) AS records_read,
  coalesce(sum(records) FILTER (WHERE fate <> 'read'), 0) AS records_accounted,
  coalesce(sum(CASE fate WHEN 'read' THEN records ELSE -records END), 0) AS difference
FROM fate_count
GROUP BY topic, received_day;
COMMENT ON VIEW fate_balance IS 'Records read minus records accounted for, by topic and received day.';
COMMENT ON COLUMN fate_balance.topic IS 'Document topic.';
COMMENT ON COLUMN fate_balance.received_day IS 'UTC day on which the records became known.';
COMMENT ON COLUMN fate_balance.records_read IS 'Records read of the topic.';
COMMENT ON COLUMN fate_balance.records_accounted IS 'Records that have a fate.';
COMMENT ON COLUMN fate_balance.difference IS 'Records read without a fate; differs from 0 only while counts of one commit are still arriving.';

CREATE OR REPLACE VIEW topic_balance AS
SELECT topic,
  coalesce(sum(records) FILTER (WHERE fate = 'read'), 0) AS records_read,
  coalesce(sum(records) FILTER (WHERE fate <> 'read'), 0) AS records_accounted,
  coalesce(sum(CASE fate WHEN 'read' THEN records ELSE -records END), 0) AS difference
FROM fate_count
GROUP BY topic;
COMMENT ON VIEW topic_balance IS 'Records read minus records accounted for, by topic.';
COMMENT ON COLUMN topic_balance.topic IS 'Document topic.';
COMMENT ON COLUMN topic_balance.records_read IS 'Records read of the topic.';
COMMENT ON COLUMN topic_balance.records_accounted IS 'Records that have a fate.';
COMMENT ON COLUMN topic_balance.difference IS 'Records read without a fate; differs from 0 only while counts of one commit are still arriving.';

CREATE OR REPLACE VIEW feed_balance AS
SELECT f.file, f.hash, f.format, f.finished, f.rows_read, f.rows_in_documents, f.rows_rejected,
  f.rows_read - f.rows_in_documents - f.rows_rejected AS rows_lost,
  f.documents, f.rejections,
  CASE WHEN f.file <> '-' THEN coalesce(s.rejections, 0) END AS rejections_stored,
  CASE WHEN f.file <> '-' THEN f.rejections - coalesce(s.rejections, 0) END AS rejections_lost
FROM feed_file f
LEFT JOIN (
  SELECT split_part(id, ':', 1) AS hash, count(*) AS rejections FROM rejected_document WHERE stage = 'feed' GROUP BY 1
) AS s ON s.hash = f.hash;
COMMENT ON VIEW feed_balance IS 'Rows read of each file minus rows accounted for, and rejections published minus those in rejected_document. Both must be 0.';
COMMENT ON COLUMN feed_balance.file IS 'Name of the file.';
COMMENT ON COLUMN feed_balance.hash IS 'SHA-256 of the content, hexadecimal.';
COMMENT ON COLUMN feed_balance.format IS 'Format of the file.';
COMMENT ON COLUMN feed_balance.finished IS 'When the whole file was published to Kafka.';
COMMENT ON COLUMN feed_balance.rows_read IS 'Lines read that are neither blank nor a header.';
COMMENT ON COLUMN feed_balance.rows_in_documents IS 'Rows that became part of documents.';
COMMENT ON COLUMN feed_balance.rows_rejected IS 'Rows that were rejected.';
COMMENT ON COLUMN feed_balance.rows_lost IS 'Rows read that are neither in documents nor rejected.';
COMMENT ON COLUMN feed_balance.documents IS 'Documents, cancellations and decisions published.';
COMMENT ON COLUMN feed_balance.rejections IS 'Rejections published.';
COMMENT ON COLUMN feed_balance.rejections_stored IS 'Rejections that are in rejected_document; null for input that can be read only once, whose rejections do not name it.';
COMMENT ON COLUMN feed_balance.rejections_lost IS 'Rejections that are not in rejected_document; differs from 0 only until they have been written.';

-- Shows no value of a document but its identity, and of that only what is a known source and a well-formed number.
CREATE OR REPLACE VIEW rejection AS
SELECT r.recorded, r.id, r.stage, r.reason, r.field, r.document_line, r.channel, coalesce(s.id, 'unknown') COLLATE "C" AS source,
       s.name AS source_name, CASE WHEN r.reason <> 'malformed-document-id' THEN r.document_id END AS document_id, r.revision,
       r.file, r.line, r.topic, r.topic_partition, r.topic_offset, r.media_type, r.other_numbers
FROM rejected_document r LEFT JOIN source s ON s.id = r.source;
COMMENT ON VIEW rejection IS 'Rejected documents with reason, field and origin, without the value that is wrong and the original bytes.';
COMMENT ON COLUMN rejection.recorded IS 'When the rejection was last published.';
COMMENT ON COLUMN rejection.id IS 'Origin: hash of the file content and line, or topic, partition and offset.';
COMMENT ON COLUMN rejection.stage IS 'feed: the original could not be read as a document. judge: the document could not be counted.';
COMMENT ON COLUMN rejection.reason IS 'Code of the reason: see docs/rejections.md.';
COMMENT ON COLUMN rejection.field IS 'Field of the value that is wrong; null if it is in no field.';
COMMENT ON COLUMN rejection.document_line IS 'Line of the document that has the field, counted from 1; null for a field of the whole document.';
COMMENT ON COLUMN rejection.channel IS 'customs or e-commerce; null if the identity of the document could not be read.';
COMMENT ON COLUMN rejection.source IS 'Source of the document: source.id; unknown if its identity could not be read or there is no such source, as in message_fate.';
COMMENT ON COLUMN rejection.source_name IS 'Name in English; null for unknown.';
COMMENT ON COLUMN rejection.document_id IS 'Number of the document at its source; null if it could not be read or is malformed.';
COMMENT ON COLUMN rejection.revision IS 'Revision of the document; null if it has none or it could not be read.';
COMMENT ON COLUMN rejection.file IS 'File of the document, for stage feed.';
COMMENT ON COLUMN rejection.line IS 'Line in the file, counted from 1.';
COMMENT ON COLUMN rejection.topic IS 'Topic of the document, for stage judge.';
COMMENT ON COLUMN rejection.topic_partition IS 'Partition of the topic.';
COMMENT ON COLUMN rejection.topic_offset IS 'Offset in the partition.';
COMMENT ON COLUMN rejection.media_type IS 'Media type of the original bytes, such as text/csv.';
COMMENT ON COLUMN rejection.other_numbers IS 'Other numbers of the document, each with scheme and id; null if it has none or they could not be read.';

CREATE OR REPLACE VIEW list_named AS
SELECT n.received_day, n.source, s.name AS source_name, n.channel, n.declaration, n.revision,
       n.list_source, l.name AS list_source_name, n.list,
       CASE
         WHEN f.fate = 'absent' AND EXISTS (
           SELECT FROM rejected_document r
           WHERE r.channel = 'e-commerce' AND r.source = n.list_source AND r.document_id = n.list)
         THEN 'rejected'
         ELSE f.fate
       END AS fate,
       f.declarations
FROM list_naming n
LEFT JOIN list_fate f ON f.list_source = n.list_source AND f.list = n.list
LEFT JOIN source s ON s.id = n.source
LEFT JOIN source l ON l.id = n.list_source
WHERE n.is_named;
COMMENT ON VIEW list_named IS 'E-commerce lists that the declarations in force name as summed up, with the fate of each. The declaration counts nowhere, so the list should count.';
COMMENT ON COLUMN list_named.received_day IS 'UTC day on which the revision of the declaration became known.';
COMMENT ON COLUMN list_named.source IS 'Source of the declaration: source.id.';
COMMENT ON COLUMN list_named.source_name IS 'Name in English; null if the reference data no longer has it.';
COMMENT ON COLUMN list_named.channel IS 'Channel of the declaration: customs or e-commerce.';
COMMENT ON COLUMN list_named.declaration IS 'Number of the declaration at its source.';
COMMENT ON COLUMN list_named.revision IS 'Revision in force of the declaration.';
COMMENT ON COLUMN list_named.list_source IS 'Source of the list: the e-commerce source of the same reporter; unknown if it has none. If it has several, each has a row.';
COMMENT ON COLUMN list_named.list_source_name IS 'Name in English; null for unknown.';
COMMENT ON COLUMN list_named.list IS 'Number of the list.';
COMMENT ON COLUMN list_named.fate IS 'counted, cancelled, excluded, summary, pending, rejected (received but never accepted) or absent (never received). Null until it has been determined.';
COMMENT ON COLUMN list_named.declarations IS 'Number of declarations in force that name the list; if more than 1, it is summed up twice.';

CREATE OR REPLACE VIEW list_not_counted AS
SELECT n.received_day, n.source, n.source_name, n.channel, n.declaration, n.revision,
       n.list_source, n.list_source_name, n.list, n.fate, n.declarations
FROM list_named n
WHERE n.fate <> 'counted'
  AND NOT EXISTS (
    SELECT FROM list_named o
    WHERE o.source = n.source AND o.declaration = n.declaration AND o.channel = n.channel
      AND o.list = n.list AND o.fate = 'counted');
COMMENT ON VIEW list_not_counted IS 'Rows of list_named whose list counts nowhere, under no source of its reporter: trade that neither the list nor the summary added to the totals.';
COMMENT ON COLUMN list_not_counted.received_day IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.source IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.source_name IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.channel IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.declaration IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.revision IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.list_source IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.list_source_name IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.list IS 'See list_named.';
COMMENT ON COLUMN list_not_counted.fate IS 'Why it counts nowhere, see list_named; never counted.';
COMMENT ON COLUMN list_not_counted.declarations IS 'See list_named.';
