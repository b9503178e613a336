-- What an answer needs to be cited

CREATE OR REPLACE VIEW store_version AS
SELECT coalesce((SELECT number FROM store_generation), 1) AS generation,
  (SELECT version FROM reference_data) AS reference_version,
  (SELECT digest FROM reference_data) AS reference_digest;
COMMENT ON VIEW store_version IS 'Generation and reference data of the figures: cite them with the received day. One row.';
COMMENT ON COLUMN store_version.generation IS 'Number of the generation of the installation that fills the store, counted from 1.';
COMMENT ON COLUMN store_version.reference_version IS 'Version that the reference data states; null before any is loaded.';
COMMENT ON COLUMN store_version.reference_digest IS 'SHA-256 of all files of the reference data, hexadecimal; null before any is loaded.';
