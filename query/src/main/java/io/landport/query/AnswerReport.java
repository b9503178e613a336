package io.landport.query;

import java.util.List;

/**
 * What a reader of an explanation or a comparison must know about it.
 *
 * @param isAgreement whether the documents add up to the total in the store, or every difference to an official table is explained
 * @param notices a sentence each, for standard error
 */
public record AnswerReport(boolean isAgreement, List<String> notices) {
    public AnswerReport {
        notices = List.copyOf(notices);
    }
}
