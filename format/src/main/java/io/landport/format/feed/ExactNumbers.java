package io.landport.format.feed;

import io.landport.domain.judge.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Parses texts to exact values. Bounded, so that a short hostile text cannot expand to a billion digits. */
public final class ExactNumbers {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_EXPONENT_DIGITS = 3;
    private static final int MAX_INTEGER_DIGITS = 18;
    /** Whole units of this many digits are in bounds, and fit a long with the decimals of money. */
    private static final int PLAIN_DIGITS = 14;

    private ExactNumbers() {}

    public static BigDecimal decimal(String field, String text) {
        if (!isDecimal(text)) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_NUMBER, field, text, "a number such as 1250.75, without separators");
        }
        return new BigDecimal(text);
    }

    /**
     * A plain amount in units of ten to the power of {@code -scale}: digits, and at most {@code scale} decimals.
     *
     * @param scale at most 4
     * @return negative for any other text, which may be an amount nevertheless
     */
    public static long scaled(String text, int scale) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        boolean isPlain = whole > 0 && whole <= PLAIN_DIGITS && decimals <= scale && (point < 0 || decimals > 0);
        long scaled = 0;
        for (int i = 0; isPlain && i < text.length(); i++) {
            if (i != point) {
                isPlain = isDigit(text, i);
                scaled = 10 * scaled + text.charAt(i) - '0';
            }
        }
        for (int i = decimals; i < scale; i++) {
            scaled *= 10;
        }
        return isPlain ? scaled : -1;
    }

    /** Whether a text is a decimal number, with an exponent of at most three digits or without. */
    public static boolean isDecimal(String text) {
        int whole = endOfDigits(text, text.startsWith("-") ? 1 : 0);
        int fraction = isAt(text, whole, '.') ? endOfDigits(text, whole + 1) : whole;
        return text.length() <= MAX_LENGTH
                && isDigit(text, whole - 1)
                && isDigit(text, fraction - 1)
                && (fraction == text.length() || isExponent(text, fraction));
    }

    public static long integer(String field, String text) {
        if (!isInteger(text)) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_NUMBER, field, text, "a whole number of at most 18 digits");
        }
        return Long.parseLong(text);
    }

    /** A date such as 2021-05-31. */
    static LocalDate date(String field, String text) {
        boolean isDate = endOfDigits(text, 0) == 4
                && isAt(text, 4, '-')
                && endOfDigits(text, 5) == 7
                && isAt(text, 7, '-')
                && endOfDigits(text, 8) == 10
                && text.length() == 10;
        if (!isDate) {
            throw malformedDate(field, text);
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            throw malformedDate(field, text);
        }
    }

    private static boolean isInteger(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - first;
        return digits > 0 && digits <= MAX_INTEGER_DIGITS && endOfDigits(text, first) == text.length();
    }

    private static boolean isExponent(String text, int at) {
        boolean isMarked = isAt(text, at, 'e') || isAt(text, at, 'E');
        int first = isAt(text, at + 1, '+') || isAt(text, at + 1, '-') ? at + 2 : at + 1;
        int digits = text.length() - first;
        return isMarked && digits > 0 && digits <= MAX_EXPONENT_DIGITS && endOfDigits(text, first) == text.length();
    }

    /** The end of the ASCII digits that begin at an index; the index if there is none. */
    private static int endOfDigits(String text, int first) {
        int end = first;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isAt(String text, int at, char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private static int number(String text, int first, int end) {
        return Integer.parseInt(text, first, end, 10);
    }

    private static InvalidRowException malformedDate(String field, String text) {
        return InvalidRowException.value(Reason.MALFORMED_DATE, field, text, "a date such as 2021-05-31");
    }
}
