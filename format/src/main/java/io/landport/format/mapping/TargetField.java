package io.landport.format.mapping;

import java.util.List;

/**
 * A field that a mapping can fill.
 *
 * @param name its name in mapping files
 * @param kind what its text must be
 * @param codes the only texts that it can have; empty for any
 * @param isRequired whether a declaration needs it
 * @param isIdentity whether it says which document a row belongs to
 */
public record TargetField(String name, ValueKind kind, List<String> codes, boolean isRequired, boolean isIdentity) {
    /** What the text of a field must be. */
    public enum ValueKind {
        TEXT,
        AMOUNT,
        INTEGER,
        DATE
    }

    public TargetField {
        codes = List.copyOf(codes);
    }
}
