package io.landport.query.sql;

import io.landport.store.sql.Sql;

/** What a reader of an answer must know: a sentence for each row of a query in the snapshot of the answer. */
public record Notice(SqlFragment rows, Sql.RowReader<String> sentence) {}
