package io.landport.query.sql;

/** A value that a column is sorted by, as text. */
record SortKey(String text) {}
