package io.landport.verify.ledger;

/**
 * Figures of a record with their key.
 *
 * @param recordKey the key that the record must have
 */
public record KeyedFigures(String recordKey, String key, Figures figures) {

    /** Figures under the key of their record. */
    public KeyedFigures(String key, Figures figures) {
        this(key, key, figures);
    }
}
