package io.landport.query.explain;

import java.util.List;

/**
 * What a reader of an explanation has to know about it.
 *
 * @param isEqualToStore whether the documents add up to the total in the store
 * @param notices a sentence each, for standard error
 */
public record ExplanationReport(boolean isEqualToStore, List<String> notices) {
    public ExplanationReport {
        notices = List.copyOf(notices);
    }
}
