package io.landport.format.feed;

import io.landport.domain.judge.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Parses texts to exact values. Bounded, so that a short hostile text cannot expand to a billion digits. */
public final class ExactNumbers {
    private static final int MAX_LENGTH = 64;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ExactNumbers() {}

    public static BigDecimal decimal(String field, String text) {
        if (!isDecimal(text)) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_NUMBER, field, text, "a number such as 1250.75, without separators");
        }
        return new BigDecimal(text);
    }

    public static boolean isDecimal(String text) {
        return text.length() <= MAX_LENGTH && DECIMAL.matcher(text).matches();
    }

    public static long integer(String field, String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_NUMBER, field, text, "a whole number of at most 18 digits");
        }
        return Long.parseLong(text);
    }

    static LocalDate date(String field, String text) {
        if (!DATE.matcher(text).matches()) {
            throw malformedDate(field, text);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformedDate(field, text);
        }
    }

    private static InvalidRowException malformedDate(String field, String text) {
        return InvalidRowException.value(Reason.MALFORMED_DATE, field, text, "a date such as 2021-05-31");
    }
}
