-- Fates, rejections, balances and e-commerce lists, for roles that may not read the tables

CREATE OR REPLACE VIEW message_fate AS
SELECT f.topic, f.source, s.name AS source_name, f.received_day, f.fate, f.records
FROM fate_count f LEFT JOIN source s ON s.id = f.source
WHERE f.fate NOT IN ('read', 'published') AND f.records <> 0;

-- The rejections of a file have its hash. Those of a feed's topic name their record, and belong to the last report that begins before it.
CREATE OR REPLACE VIEW feed_balance AS
WITH intake AS (
  SELECT file AS topic_partition, hash, split_part(hash, '@', 2)::bigint AS first_offset,
    lead(split_part(hash, '@', 2)::bigint) OVER (PARTITION BY file ORDER BY split_part(hash, '@', 2)::bigint) AS next_offset
  FROM feed_file WHERE format = 'intake'
), rejected AS (
  SELECT split_part(id, ':', 1) AS hash, split_part(file, '@', 1) AS topic_partition,
    CASE WHEN file ~ '\.v1-[0-9]{1,9}@[0-9]{1,18}$' THEN split_part(file, '@', 2)::bigint END AS topic_offset
  FROM rejected_document WHERE stage = 'feed'
)
SELECT f.file, f.hash, f.format, f.finished, f.rows_read, f.rows_in_documents, f.rows_rejected,
  f.rows_read - f.rows_in_documents - f.rows_rejected AS rows_lost,
  f.documents, f.rejections,
  CASE WHEN f.file <> '-' THEN coalesce(s.rejections, 0) END AS rejections_stored,
  CASE WHEN f.file <> '-' THEN f.rejections - coalesce(s.rejections, 0) END AS rejections_lost
FROM feed_file f
LEFT JOIN (
  SELECT coalesce(i.hash, r.hash) AS hash, count(*) AS rejections
  FROM rejected r LEFT JOIN intake i
    ON i.topic_partition = r.topic_partition AND r.topic_offset >= i.first_offset
      AND (i.next_offset IS NULL OR r.topic_offset < i.next_offset)
  GROUP BY 1
) AS s ON s.hash = f.hash;

-- Of a feed's topic, what intake has read is compared with the documents that streams has read and the rejections in the store.
CREATE OR REPLACE VIEW fate_balance AS
SELECT topic, received_day,
  coalesce(sum(records) FILTER (WHERE fate = 'read'), 0) AS records_read,
  coalesce(sum(records) FILTER (WHERE fate <> 'read'), 0) AS records_accounted,
  coalesce(sum(CASE fate WHEN 'read' THEN records ELSE -records END), 0) AS difference
FROM fate_count
WHERE fate <> 'published'
GROUP BY topic, received_day
UNION ALL
SELECT i.topic, i.received_day, i.read, i.rejected + coalesce(p.records, 0), i.read - i.rejected - coalesce(p.records, 0)
FROM (
  SELECT regexp_replace(file, '-[0-9]+$', '') COLLATE "C" AS topic, (finished AT TIME ZONE 'UTC')::date AS received_day,
    sum(documents + rejections + rows_lost) AS read, sum(rejections_stored) AS rejected
  FROM feed_balance WHERE format = 'intake' GROUP BY 1, 2
) AS i
LEFT JOIN (
  SELECT topic, received_day, sum(records) AS records FROM fate_count WHERE fate = 'published' GROUP BY topic, received_day
) AS p ON p.topic = i.topic AND p.received_day = i.received_day;

CREATE OR REPLACE VIEW topic_balance AS
SELECT topic, sum(records_read) AS records_read, sum(records_accounted) AS records_accounted, sum(difference) AS difference
FROM fate_balance
GROUP BY topic;

-- Shows no value of a document but its identity, and of that only what is a known source and a well-formed number.
CREATE OR REPLACE VIEW rejection AS
SELECT r.recorded, r.id, r.stage, r.reason, r.field, r.document_line, r.channel, coalesce(s.id, 'unknown') COLLATE "C" AS source,
       s.name AS source_name, CASE WHEN r.reason <> 'malformed-document-id' THEN r.document_id END AS document_id, r.revision,
       r.file, r.line, r.topic, r.topic_partition, r.topic_offset, r.media_type, r.other_numbers
FROM rejected_document r LEFT JOIN source s ON s.id = r.source;

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

CREATE OR REPLACE VIEW list_not_counted AS
SELECT n.received_day, n.source, n.source_name, n.channel, n.declaration, n.revision,
       n.list_source, n.list_source_name, n.list, n.fate, n.declarations
FROM list_named n
WHERE n.fate <> 'counted'
  AND NOT EXISTS (
    SELECT FROM list_named o
    WHERE o.source = n.source AND o.declaration = n.declaration AND o.channel = n.channel
      AND o.list = n.list AND o.fate = 'counted');
