package io.landport.domain.judge;

import io.landport.domain.document.Line;
import java.util.HashSet;
import java.util.Set;

/** The numbers of the lines of one document. Those that are given are positive and differ, so that an amendment can name a line. */
final class LineNumbers {
    /** The greatest number of a line. */
    static final long MAX = 999_999;

    /** A set only from the first number on, because most sources give none. */
    private Set<Long> taken = Set.of();

    /** @throws RejectedException if the line has a number that it cannot have */
    void take(Line line) {
        Long number = line.number();
        if (number == null) {
            return;
        }
        RejectedException.unless(
                number >= 1 && number <= MAX, Reason.MALFORMED_LINE_NUMBER, "number", "line number", number.toString());
        taken = taken.isEmpty() ? new HashSet<>() : taken;
        RejectedException.unless(
                taken.add(number),
                Reason.MALFORMED_LINE_NUMBER,
                "number",
                "line number, which an earlier line has,",
                number.toString());
    }
}
