package io.landport.query;

import java.util.List;
import java.util.Optional;

/**
 * A part of an answer: rows that come after a row.
 *
 * @param after the sort key of the last row of the page before; empty for the first page
 * @param rows maximum number of rows
 */
public record AnswerPage(List<String> after, int rows) {
    public AnswerPage {
        after = List.copyOf(after);
        if (rows < 1) {
            throw new IllegalArgumentException("rows of a page must be at least 1 but are " + rows);
        }
    }

    /**
     * What follows a page.
     *
     * @param notices about the answer
     * @param last the sort key of the last row, if there are further ones
     */
    public record Written(List<String> notices, Optional<List<String>> last) {
        public Written {
            notices = List.copyOf(notices);
        }
    }
}
