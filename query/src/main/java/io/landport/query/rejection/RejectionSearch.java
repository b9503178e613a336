package io.landport.query.rejection;

import java.util.Optional;

/**
 * Which rejections a list has.
 *
 * @param source of their documents; empty for all
 * @param reason code; empty for all
 * @param text a part of the document number or file name, the whole id of the rejection, or another number of the document; empty for all
 * @param from where the page begins, itself not included; empty for the newest
 * @param isTowardsNewer whether the page has the rejections after that place, otherwise those before it
 */
public record RejectionSearch(
        String source, String reason, String text, Optional<RejectionPlace> from, boolean isTowardsNewer) {
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_TEXT = 200;

    public RejectionSearch {
        if (source.length() > LONGEST_CODE || reason.length() > LONGEST_CODE) {
            throw new IllegalArgumentException("a code has at most " + LONGEST_CODE + " characters");
        }
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the text has at most " + LONGEST_TEXT + " characters, and no NUL");
        }
        if (isTowardsNewer && from.isEmpty()) {
            throw new IllegalArgumentException("nothing is newer than the newest rejection");
        }
    }
}
