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

    /** Whether the number is well-formed: 1 to 128 characters, no control characters. */
    public boolean hasValidNumber() {
        return isValidNumber(document);
    }

    /** Whether a document number is well-formed: 1 to 128 characters, no control characters. */
    public static boolean isValidNumber(String number) {
        if (number.isEmpty() || number.length() > MAX_NUMBER_LENGTH) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (Character.isISOControl(number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The record key of every message of this document, so that all are in one partition. */
    public String key() {
        return channel.code() + '|' + source + '|' + document;
    }
}
