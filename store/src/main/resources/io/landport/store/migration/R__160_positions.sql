-- As-of days, and offsets up to which topics are in the store

CREATE OR REPLACE VIEW source_clock AS
SELECT c.source, s.name AS source_name, min(c.as_of) AS as_of
FROM rolling_clock c LEFT JOIN source s ON s.id = c.source
GROUP BY c.source, s.name;
COMMENT ON VIEW source_clock IS 'As-of day of each source: all its windows end on it.';
COMMENT ON COLUMN source_clock.source IS 'Source of the documents, such as us-bts or cn-gacc: source.id.';
COMMENT ON COLUMN source_clock.source_name IS 'Name in English; null if the reference data no longer has it.';
COMMENT ON COLUMN source_clock.as_of IS 'As-of day: the latest statistical day of all accepted revisions of the source. While a new as-of day reaches the partitions, the earlier one.';

CREATE OR REPLACE VIEW store_position AS
SELECT topic, partition, next_offset FROM sink_offset;
COMMENT ON VIEW store_position IS 'Offsets up to which the topics are in the store, for clients that wait until records can be queried.';
COMMENT ON COLUMN store_position.topic IS 'Name of the topic, with the prefix of the installation.';
COMMENT ON COLUMN store_position.partition IS 'Partition of the topic.';
COMMENT ON COLUMN store_position.next_offset IS 'Offset of the next record to read: all records before it are in the store.';
