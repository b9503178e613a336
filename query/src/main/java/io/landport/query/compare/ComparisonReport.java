package io.landport.query.compare;

import java.util.List;

/**
 * What a reader of a comparison has to know about it.
 *
 * @param isAgreement whether every figure of the table is equal to that of the store, or its difference is explained
 * @param notices a sentence each, for standard error
 */
public record ComparisonReport(boolean isAgreement, List<String> notices) {
    public ComparisonReport {
        notices = List.copyOf(notices);
    }
}
