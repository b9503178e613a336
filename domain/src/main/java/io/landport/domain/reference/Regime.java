package io.landport.domain.reference;

/**
 * A customs regime, rolled up from the procedures of many sources.
 *
 * @param rule the sentence that says why, where it is excluded
 */
public record Regime(String id, String name, Treatment treatment, String rule) {
    public boolean isExcluded() {
        return treatment == Treatment.EXCLUDED;
    }
}
