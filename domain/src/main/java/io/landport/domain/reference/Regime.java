package io.landport.domain.reference;

/**
 * A class of customs procedures, to which the procedures of all sources map.
 *
 * @param rule why it is excluded, as a sentence
 */
public record Regime(String id, String name, Treatment treatment, String rule) {
    public boolean isExcluded() {
        return treatment == Treatment.EXCLUDED;
    }
}
