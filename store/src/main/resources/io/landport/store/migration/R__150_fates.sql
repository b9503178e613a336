-- What became of messages, files, documents and lists, for readers who may not read the tables.

CREATE OR REPLACE VIEW message_fate AS
SELECT f.topic, f.source, s.name AS source_name, f.received_day, f.fate, f.records
FROM fate_count f LEFT JOIN source s ON s.id = f.source
WHERE f.fate <> 'read' AND f.records <> 0;
COMMENT ON VIEW message_fate IS 'What became of messages. Every record that is read meets exactly one fate: fate_balance sets the two against each other.';
COMMENT ON COLUMN message_fate.topic IS 'Input topic that the messages came by, with the installation''s prefix.';
COMMENT ON COLUMN message_fate.source IS 'Who delivered them; unknown where that could not be read.';
COMMENT ON COLUMN message_fate.source_name IS 'Its name; null for unknown.';
COMMENT ON COLUMN message_fate.received_day IS 'UTC day on which they became known.';
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
COMMENT ON COLUMN fate_balance.topic IS 'Input topic.';
COMMENT ON COLUMN fate_balance.received_day IS 'UTC day on which the records became known.';
COMMENT ON COLUMN fate_balance.records_read IS 'Records read of the topic.';
COMMENT ON COLUMN fate_balance.records_accounted IS 'Records that met a fate.';
COMMENT ON COLUMN fate_balance.difference IS 'Records read that met none; other than 0 only while counts of one moment are still arriving.';

CREATE OR REPLACE VIEW topic_balance AS
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

CREATE OR REPLACE VIEW rejection AS
SELECT r.recorded, r.id, r.stage, r.reason, r.detail, r.channel, r.source, s.name AS source_name, r.document_id, r.revision,
       r.file, r.line, r.topic, r.topic_partition, r.topic_offset, r.media_type
FROM rejected_document r LEFT JOIN source s ON s.id = r.source;
COMMENT ON VIEW rejection IS 'Documents that were refused, each with the reason and the place, without the original.';
COMMENT ON COLUMN rejection.recorded IS 'When the rejection was last published.';
COMMENT ON COLUMN rejection.id IS 'Names the place: hash of the file''s content and line, or topic, partition and offset.';
COMMENT ON COLUMN rejection.stage IS 'feed: the original could not be read as a document. judge: the document could not be counted.';
COMMENT ON COLUMN rejection.reason IS 'Stable code of the reason, from a closed list.';
COMMENT ON COLUMN rejection.detail IS 'A sentence for who delivered the document: it may quote the value that is wrong.';
COMMENT ON COLUMN rejection.channel IS 'customs or e-commerce; null where the document''s identity could not be read.';
COMMENT ON COLUMN rejection.source IS 'Who delivered the document; null where its identity could not be read.';
COMMENT ON COLUMN rejection.source_name IS 'Its name; null where the reference data has it not.';
COMMENT ON COLUMN rejection.document_id IS 'The number that the source knows the document by; null where it could not be read.';
COMMENT ON COLUMN rejection.revision IS 'The document''s revision; null where it has none or it could not be read.';
COMMENT ON COLUMN rejection.file IS 'File that the document stood in, for stage feed.';
COMMENT ON COLUMN rejection.line IS 'Line of that file, counted from 1.';
COMMENT ON COLUMN rejection.topic IS 'Topic that the document was read from, for stage judge.';
COMMENT ON COLUMN rejection.topic_partition IS 'Partition of that topic.';
COMMENT ON COLUMN rejection.topic_offset IS 'Offset in that partition.';
COMMENT ON COLUMN rejection.media_type IS 'What the original''s bytes are, such as text/csv.';

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
COMMENT ON VIEW list_named IS 'The e-commerce lists that declarations in force name as summed up, each with what has become of it. The declaration counts nowhere, so the list is to count.';
COMMENT ON COLUMN list_named.received_day IS 'UTC day on which the declaration''s revision became known.';
COMMENT ON COLUMN list_named.source IS 'Who delivered the declaration.';
COMMENT ON COLUMN list_named.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN list_named.channel IS 'The declaration''s channel: customs or e-commerce.';
COMMENT ON COLUMN list_named.declaration IS 'The number that the source knows the declaration by.';
COMMENT ON COLUMN list_named.revision IS 'The declaration''s revision in force.';
COMMENT ON COLUMN list_named.list_source IS 'Who delivers the list: the e-commerce source of the same reporter, unknown where it has none. Of several each has a row.';
COMMENT ON COLUMN list_named.list_source_name IS 'Its name; null for unknown.';
COMMENT ON COLUMN list_named.list IS 'The list''s number.';
COMMENT ON COLUMN list_named.fate IS 'counted, cancelled, excluded, summary, pending, rejected (came, but was never accepted) or absent (never came). Null for the moment in which it is being found out.';
COMMENT ON COLUMN list_named.declarations IS 'How many declarations in force name the list; more than 1 sum it up twice.';

CREATE OR REPLACE VIEW list_not_counted AS
SELECT n.received_day, n.source, n.source_name, n.channel, n.declaration, n.revision,
       n.list_source, n.list_source_name, n.list, n.fate, n.declarations
FROM list_named n
WHERE n.fate <> 'counted'
  AND NOT EXISTS (
    SELECT FROM list_named o
    WHERE o.source = n.source AND o.declaration = n.declaration AND o.channel = n.channel
      AND o.list = n.list AND o.fate = 'counted');
COMMENT ON VIEW list_not_counted IS 'The rows of list_named whose list counts nowhere, under no source of its reporter: goods that neither the list nor the declaration that sums it up brought into the totals.';
COMMENT ON COLUMN list_not_counted.received_day IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.source IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.source_name IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.channel IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.declaration IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.revision IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list_source IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list_source_name IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.list IS 'As in list_named.';
COMMENT ON COLUMN list_not_counted.fate IS 'Why it counts nowhere, as in list_named; never counted.';
COMMENT ON COLUMN list_not_counted.declarations IS 'As in list_named.';
