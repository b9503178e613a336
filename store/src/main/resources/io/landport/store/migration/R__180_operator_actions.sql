-- What operators did

CREATE OR REPLACE VIEW operator_action AS
SELECT a.at, a.operator, a.token_id, a.action, a.outcome, a.channel, a.source, s.name AS source_name, a.document_id, a.revision,
       a.rejection_id, a.message, a.detail, a.request_id, a.generation
FROM operator_action_log a LEFT JOIN source s ON s.id = a.source;
COMMENT ON VIEW operator_action IS 'What operators did: documents sent again after correction, and verifications. Without values of documents.';
COMMENT ON COLUMN operator_action.at IS 'When the outcome became known.';
COMMENT ON COLUMN operator_action.operator IS 'Label of the token, or user of the process if no token was needed.';
COMMENT ON COLUMN operator_action.token_id IS 'Id of the token; null if none was needed.';
COMMENT ON COLUMN operator_action.action IS 'resend: a corrected document was sent again. verify: all totals were recomputed and compared.';
COMMENT ON COLUMN operator_action.outcome IS 'started, published or unconfirmed (resend); equal or different (verify).';
COMMENT ON COLUMN operator_action.channel IS 'Channel of the document: customs or e-commerce; null if the action has no document.';
COMMENT ON COLUMN operator_action.source IS 'Source of the document: source.id; null if the action has no document.';
COMMENT ON COLUMN operator_action.source_name IS 'Name in English; null if there is no such source.';
COMMENT ON COLUMN operator_action.document_id IS 'Number of the document at its source; null if the action has no document.';
COMMENT ON COLUMN operator_action.revision IS 'Revision of the document; null if it has none.';
COMMENT ON COLUMN operator_action.rejection_id IS 'What was corrected: rejection.id, or topic, partition and offset of a dead letter; null for other actions.';
COMMENT ON COLUMN operator_action.message IS 'Topic, partition and offset of the document that was published; null for other actions.';
COMMENT ON COLUMN operator_action.detail IS 'Which fields were corrected, or what was compared.';
COMMENT ON COLUMN operator_action.request_id IS 'Id of the request over HTTP or of the run of a command.';
COMMENT ON COLUMN operator_action.generation IS 'Generation of the installation that was live.';
