package io.landport.verify;

/**
 * Figures of a record with their key.
 *
 * @param recordKey the key that the record must have
 */
record KeyedFigures(String recordKey, String key, Figures figures) {

    /** Figures under the key of their record. */
    KeyedFigures(String key, Figures figures) {
        this(key, key, figures);
    }
}
