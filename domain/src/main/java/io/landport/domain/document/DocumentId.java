package io.landport.domain.document;

/**
 * The identity of a document across all its revisions and decisions.
 *
 * @param channel the kind of the document
 * @param source id of the source in the reference data
 * @param document the number that the source gives it
 */
public record DocumentId(Channel channel, String source, String document) {

    private static final int MAX_NUMBER_LENGTH = 128;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    /** Whether the number is well-formed: see {@link #isValidNumber}. */
    public boolean hasValidNumber() {
        return isValidNumber(document);
    }

    /**
     * Whether a document number is well-formed: 1 to 128 characters, not only blanks, and none that is invisible or reorders text, such as
     * control characters and U+202E, by which two numbers could look the same.
     */
    public static boolean isValidNumber(String number) {
        if (number.isBlank() || number.length() > MAX_NUMBER_LENGTH) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (isInvisible(number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(char c) {
        if (c < FIRST_BEYOND_ASCII) {
            return Character.isISOControl(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The record key of every message of this document, so that all are in one partition. */
    public String key() {
        return channel.code() + '|' + source + '|' + document;
    }
}
