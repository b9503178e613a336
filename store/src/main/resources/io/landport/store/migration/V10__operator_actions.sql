-- What operators did

CREATE TABLE operator_action_log (
  request_id   text COLLATE "C" NOT NULL PRIMARY KEY,
  at           timestamptz NOT NULL,
  operator     text NOT NULL,
  token_id     text COLLATE "C",
  action       text COLLATE "C" NOT NULL,
  outcome      text COLLATE "C" NOT NULL,
  channel      text COLLATE "C" CHECK (channel IN ('customs', 'e-commerce')),
  source       text COLLATE "C",
  document_id  text COLLATE "C",
  revision     bigint,
  rejection_id text COLLATE "C",
  message      text COLLATE "C",
  detail       text NOT NULL,
  generation   integer NOT NULL CHECK (generation > 0)
);
COMMENT ON TABLE operator_action_log IS 'Actions of operators, with the latest outcome of each. Without values of documents.';
COMMENT ON COLUMN operator_action_log.request_id IS 'Id of the request over HTTP or of the run of a command.';
COMMENT ON COLUMN operator_action_log.at IS 'When the outcome became known.';
COMMENT ON COLUMN operator_action_log.operator IS 'Label of the token, or user of the process if no token was needed.';
COMMENT ON COLUMN operator_action_log.token_id IS 'Id of the token; null if none was needed.';
COMMENT ON COLUMN operator_action_log.action IS 'resend or verify.';
COMMENT ON COLUMN operator_action_log.outcome IS 'started, published, unconfirmed, equal or different.';
COMMENT ON COLUMN operator_action_log.channel IS 'Channel of the document: customs or e-commerce; null if the action has no document.';
COMMENT ON COLUMN operator_action_log.source IS 'Source of the document; null if the action has no document.';
COMMENT ON COLUMN operator_action_log.document_id IS 'Number of the document at its source; null if the action has no document.';
COMMENT ON COLUMN operator_action_log.revision IS 'Revision of the document; null if it has none.';
COMMENT ON COLUMN operator_action_log.rejection_id IS 'rejection.id, or place of the dead letter that was corrected; null for other actions.';
COMMENT ON COLUMN operator_action_log.message IS 'Topic, partition and offset of the document that was published; null for other actions.';
COMMENT ON COLUMN operator_action_log.detail IS 'Which fields were corrected, or what was compared.';
COMMENT ON COLUMN operator_action_log.generation IS 'Generation of the installation that was live.';

CREATE INDEX operator_action_log_rejection ON operator_action_log (rejection_id);
