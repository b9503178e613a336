-- Which generation of the installation fills this schema. One row, written by its first consumer.

CREATE TABLE store_generation (
  number    integer NOT NULL CHECK (number > 0),
  is_open   boolean NOT NULL,
  is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single)
);
COMMENT ON TABLE store_generation IS 'Which generation of the installation fills this schema. Not for analysts.';
COMMENT ON COLUMN store_generation.number IS 'Number of the generation, counted from 1.';
COMMENT ON COLUMN store_generation.is_open IS 'Whether it is still written; false once the next generation takes its place.';
COMMENT ON COLUMN store_generation.is_single IS 'Always true: there is one row.';
