package io.landport.domain.judge;

/**
 * The forms of the codes that no reference file lists. Every line passes here, where a stream of characters costs ten times
 * a loop.
 */
final class Codes {
    private static final int CURRENCY_LETTERS = 3;
    private static final int COUNTRY_LETTERS = 2;
    private static final int MIN_COMMODITY_DIGITS = 2;
    private static final int MAX_COMMODITY_DIGITS = 12;
    private static final int MAX_REGION_LENGTH = 32;
    private static final int MAX_UNIT_LENGTH = 16;
    private static final int MAX_DOCUMENT_ID_LENGTH = 128;

    private Codes() {}

    /** ISO 3166 alpha-2 in form: two capital letters. */
    static boolean isCountry(String code) {
        return code.length() == COUNTRY_LETTERS && areCapitals(code);
    }

    /** ISO 4217 in form: three capital letters. */
    static boolean isCurrency(String code) {
        return code.length() == CURRENCY_LETTERS && areCapitals(code);
    }

    /** HS in form: 2 to 12 digits. */
    static boolean isCommodity(String code) {
        if (code.length() < MIN_COMMODITY_DIGITS || code.length() > MAX_COMMODITY_DIGITS) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            if (!isDigit(code.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A registered place in form: 1 to 32 letters, digits and hyphens of ASCII. */
    static boolean isRegion(String code) {
        if (code.isEmpty() || code.length() > MAX_REGION_LENGTH) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!isCapital(c) && !isDigit(c) && (c < 'a' || c > 'z') && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** A unit of quantity in form: 1 to 16 visible characters without a bar, which parts keep for themselves. */
    static boolean isUnit(String code) {
        if (code.isEmpty() || code.length() > MAX_UNIT_LENGTH) {
            return false;
        }
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '|' || Character.isWhitespace(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    /** A document's number in form: 1 to 128 characters, no control characters. */
    static boolean isDocumentId(String number) {
        if (number.isEmpty() || number.length() > MAX_DOCUMENT_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (Character.isISOControl(number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areCapitals(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (!isCapital(code.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
