package io.landport.verify;

/** What a record or a row says: the figures of a key. */
record KeyedFigures(String key, Figures figures) {}
