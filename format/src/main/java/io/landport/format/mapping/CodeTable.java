package io.landport.format.mapping;

import java.util.Map;

/**
 * The codes of a file and what they mean in documents.
 *
 * @param meanings by code; an empty meaning is a missing value
 * @param unlisted what to do with a code that is not listed
 */
public record CodeTable(String name, Map<String, String> meanings, Unlisted unlisted) {
    /** What to do with a code that a table does not list. */
    public enum Unlisted {
        /** The row is rejected. */
        REJECT,
        /** The code itself is used. */
        KEEP,
        /** The value is missing. */
        MISSING
    }

    public CodeTable {
        meanings = Map.copyOf(meanings);
    }
}
