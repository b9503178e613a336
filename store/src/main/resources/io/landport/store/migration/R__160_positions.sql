-- How far the store has come.

CREATE OR REPLACE VIEW source_clock AS
SELECT c.source, s.name AS source_name, min(c.as_of) AS as_of
FROM rolling_clock c LEFT JOIN source s ON s.id = c.source
GROUP BY c.source, s.name;
COMMENT ON VIEW source_clock IS 'How far each source has come: the day that all its windows end on.';
COMMENT ON COLUMN source_clock.source IS 'Who delivered the documents, such as us-bts or cn-gacc.';
COMMENT ON COLUMN source_clock.source_name IS 'Its name; null where the reference data has it no more.';
COMMENT ON COLUMN source_clock.as_of IS 'Greatest statistical day of all the source''s accepted revisions; for the moment in which a new day spreads, the day before.';

CREATE OR REPLACE VIEW store_position AS
SELECT topic, partition, next_offset FROM sink_offset;
COMMENT ON VIEW store_position IS 'How far the topics are in the store, for whoever waits until what is in them can be asked.';
COMMENT ON COLUMN store_position.topic IS 'Name of the topic, with the installation''s prefix.';
COMMENT ON COLUMN store_position.partition IS 'Partition of the topic.';
COMMENT ON COLUMN store_position.next_offset IS 'Offset of the record to be read next: everything before it is in the store.';
