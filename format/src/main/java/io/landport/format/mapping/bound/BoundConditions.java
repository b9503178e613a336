package io.landport.format.mapping.bound;

import io.landport.format.mapping.ColumnIndex;
import io.landport.format.mapping.Condition;
import io.landport.format.mapping.InputLayout;
import io.landport.format.mapping.NumberForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Conditions that must all hold, with the columns of one file. */
final class BoundConditions {
    private static final int MAX_LENGTH = 64;

    private final List<BoundCondition> conditions;

    private BoundConditions(List<BoundCondition> conditions) {
        this.conditions = conditions;
    }

    private record BoundCondition(int column, List<Integer> minus, NumberForm numbers, Predicate<String> test) {
        boolean holds(String[] cells) {
            String text = cells[column].strip();
            return test.test(minus.isEmpty() ? text : difference(text, cells));
        }

        /** The text itself if it is no number: the field that is made of it is rejected. */
        private String difference(String text, String[] cells) {
            try {
                BigDecimal difference = number(text);
                for (int subtrahend : minus) {
                    difference = difference.subtract(number(cells[subtrahend].strip()));
                }
                return difference.toPlainString();
            } catch (NumberFormatException e) {
                return text;
            }
        }

        private BigDecimal number(String text) {
            if (text.isEmpty()) {
                return BigDecimal.ZERO;
            }
            String plain = text.length() > MAX_LENGTH ? null : numbers.plain(text);
            if (plain == null || plain.indexOf('e') >= 0 || plain.indexOf('E') >= 0) {
                throw new NumberFormatException();
            }
            return new BigDecimal(plain);
        }
    }

    static BoundConditions of(List<Condition> conditions, InputLayout input, ColumnIndex index) {
        return new BoundConditions(conditions.stream()
                .map(condition -> new BoundCondition(
                        index.of(condition.column()),
                        condition.minus().stream().map(index::of).toList(),
                        input.numbers(),
                        condition.test()))
                .toList());
    }

    boolean hold(String[] cells) {
        for (BoundCondition condition : conditions) {
            if (!condition.holds(cells)) {
                return false;
            }
        }
        return true;
    }
}
