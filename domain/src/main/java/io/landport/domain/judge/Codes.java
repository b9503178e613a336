package io.landport.domain.judge;

/**
 * Formats of codes that no reference file lists. Loops instead of streams or regular expressions, because every line is checked
 * and a stream of characters takes ten times as long.
 */
final class Codes {
    private static final int CURRENCY_LETTERS = 3;
    private static final int COUNTRY_LETTERS = 2;
    private static final int MIN_COMMODITY_DIGITS = 2;
    private static final int MAX_COMMODITY_DIGITS = 12;
    private static final int MAX_REGION_LENGTH = 32;
    private static final int MAX_UNIT_LENGTH = 16;
    private static final int MAX_PROCEDURE_LENGTH = 16;

    private Codes() {}

    /** Whether a code has the format of ISO 3166 alpha-2: two capital letters. */
    static boolean isCountry(String code) {
        return code.length() == COUNTRY_LETTERS && areCapitals(code);
    }

    /** Whether a code has the format of ISO 4217: three capital letters. */
    static boolean isCurrency(String code) {
        return code.length() == CURRENCY_LETTERS && areCapitals(code);
    }

    /** Whether a code has the format of an HS code: 2 to 12 digits. */
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

    /** Whether a region is well-formed: 1 to 32 ASCII letters, digits and hyphens. */
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

    /** Whether a unit is well-formed: 1 to 16 visible characters without a bar, which separates the parts of a key. */
    static boolean isUnit(String code) {
        return code.length() <= MAX_UNIT_LENGTH && isVisible(code);
    }

    /** Whether a procedure code that no total uses is well-formed: 1 to 16 visible characters without a bar. */
    static boolean isProcedure(String code) {
        return code.length() <= MAX_PROCEDURE_LENGTH && isVisible(code);
    }

    /** Whether the scheme of a reference is well-formed: 1 to 32 ASCII letters, digits and hyphens. */
    static boolean isReferenceScheme(String code) {
        return isRegion(code);
    }

    private static boolean isVisible(String code) {
        if (code.isEmpty()) {
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
