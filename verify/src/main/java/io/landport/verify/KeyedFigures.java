package io.landport.verify;

/** The key and figures of a record. */
record KeyedFigures(String key, Figures figures) {}
