package io.landport.answer;

/**
 * What the figures of a source are based on.
 *
 * @param id code of the source, such as {@code cn-gacc}
 * @param weight net or gross
 * @param rateRule rule by which values are converted
 * @param rates who publishes the rates; empty if the rule names nobody
 */
public record SourceBasis(
        String id,
        String name,
        String importValuation,
        String exportValuation,
        String weight,
        String rateRule,
        String rates) {}
