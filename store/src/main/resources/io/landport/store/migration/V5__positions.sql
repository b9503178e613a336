-- How far the store has come, and which generation fills it.

CREATE TABLE sink_offset (
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL CHECK (partition >= 0),
  next_offset bigint NOT NULL CHECK (next_offset >= 0),
  cluster_id  text COLLATE "C" NOT NULL,
  topic_id    text COLLATE "C" NOT NULL,
  generation  integer NOT NULL CHECK (generation > 0),
  PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE sink_offset IS 'How far the store has read each topic: written in the same transaction as the rows, so that each record counts exactly once. Not for analysts.';
COMMENT ON COLUMN sink_offset.topic IS 'Name of the topic, with the installation''s prefix.';
COMMENT ON COLUMN sink_offset.partition IS 'Partition of the topic.';
COMMENT ON COLUMN sink_offset.next_offset IS 'Offset of the record to be read next: everything before it is in the store.';
COMMENT ON COLUMN sink_offset.cluster_id IS 'Id of the Kafka cluster that the topic was read from.';
COMMENT ON COLUMN sink_offset.topic_id IS 'Id of the topic: another id under the same name is a recreated topic.';
COMMENT ON COLUMN sink_offset.generation IS 'Generation of the installation that fills this store.';

CREATE TABLE store_generation (
  number    integer NOT NULL CHECK (number > 0),
  is_open   boolean NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE store_generation IS 'Which generation of the installation fills this schema. Not for analysts.';
COMMENT ON COLUMN store_generation.number IS 'Number of the generation, counted from 1.';
COMMENT ON COLUMN store_generation.is_open IS 'Whether it is still written; false once the next generation takes its place.';
COMMENT ON COLUMN store_generation.is_single IS 'Always true: there is one row.';
