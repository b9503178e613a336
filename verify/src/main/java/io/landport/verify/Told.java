package io.landport.verify;

/** What a record or a row says: the figures of a key. */
record Told(String key, Figures figures) {}
