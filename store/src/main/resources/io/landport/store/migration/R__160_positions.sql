-- As-of days, and offsets up to which topics are in the store

CREATE OR REPLACE VIEW source_clock AS
SELECT c.source, s.name AS source_name, min(c.as_of) AS as_of
FROM rolling_clock c LEFT JOIN source s ON s.id = c.source
GROUP BY c.source, s.name;

CREATE OR REPLACE VIEW store_position AS
SELECT topic, partition, next_offset FROM sink_offset;

CREATE OR REPLACE VIEW received_clock AS
SELECT topic, partition, received_day FROM document_clock;

-- What operators did

CREATE OR REPLACE VIEW operator_action AS
SELECT a.at, a.operator, a.token_id, a.action, a.outcome, a.channel, a.source, s.name AS source_name, a.document_id, a.revision,
       a.rejection_id, a.message, a.detail, a.request_id, a.generation
FROM operator_action_log a LEFT JOIN source s ON s.id = a.source;

-- What an answer needs to be cited

CREATE OR REPLACE VIEW store_version AS
SELECT coalesce((SELECT number FROM store_generation), 1) AS generation,
  (SELECT version FROM reference_data) AS reference_version,
  (SELECT digest FROM reference_data) AS reference_digest;
