package io.landport.format.mapping;

import java.util.List;

/**
 * What a row gives one line of a document for.
 *
 * @param when conditions without which it gives none
 * @param fields in an order in which each field follows those that it uses
 */
public record RecordRule(List<Condition> when, List<FieldRule> fields) {
    public RecordRule {
        when = List.copyOf(when);
        fields = List.copyOf(fields);
    }
}
