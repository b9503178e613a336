package io.landport.query.sql;

/** What a reader of an answer must know: a sentence for each row of a query in the snapshot of the answer. */
public record Notice(SqlFragment rows, SqlFragment.RowReader<String> sentence) {}
