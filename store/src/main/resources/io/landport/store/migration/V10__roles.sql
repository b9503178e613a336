-- Views for whoever may ask but not write, over tables that people and questions have read themselves until now. Who may read and
-- write what is granted after each migration, by kinds of tables and views (docs/adr/0013-roles.md): no migration names a role.

CREATE VIEW message_fate AS
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

CREATE VIEW rejection AS
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

CREATE VIEW source_clock AS
SELECT c.source, s.name AS source_name, min(c.as_of) AS as_of
FROM rolling_clock c LEFT JOIN source s ON s.id = c.source
GROUP BY c.source, s.name;
COMMENT ON VIEW source_clock IS 'How far each source has come: the day that all its windows end on.';
COMMENT ON COLUMN source_clock.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN source_clock.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN source_clock.as_of IS 'Greatest statistical day of all the source''s accepted revisions; for the moment in which a new day spreads, the day before.';

CREATE VIEW store_position AS
SELECT topic, partition, next_offset FROM sink_offset;
COMMENT ON VIEW store_position IS 'How far the topics are in the store, for whoever waits until what is in them can be asked.';
COMMENT ON COLUMN store_position.topic IS 'Name of the topic, with the installation''s prefix.';
COMMENT ON COLUMN store_position.partition IS 'Partition of the topic.';
COMMENT ON COLUMN store_position.next_offset IS 'Offset of the record to be read next: everything before it is in the store.';
