package io.landport.store.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** Parses the cells of all formats. */
final class RateCells {
    /** The cell of a missing rate. */
    static final String NOT_AVAILABLE = "N/A";

    private static final Pattern RATE = Pattern.compile("[0-9]+(?:[.][0-9]+)?");
    private static final Pattern UNITS = Pattern.compile("[0-9]{1,7}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern AUTHORITY = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final DateTimeFormatter RUSSIAN_DAY =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private RateCells() {}

    /** @param text with a decimal point, without thousands separators */
    static BigDecimal rate(String text) {
        require(RATE.matcher(text).matches(), "rate", text, "digits, optionally with a decimal point");
        return new BigDecimal(text);
    }

    static int units(String text) {
        require(UNITS.matcher(text).matches(), "units", text, "a power of ten up to a million");
        return Integer.parseInt(text);
    }

    static String currency(String text) {
        require(CURRENCY.matcher(text).matches(), "currency", text, "three capital letters of ISO 4217");
        return text;
    }

    static String authority(String text) {
        require(
                AUTHORITY.matcher(text).matches(),
                "authority",
                text,
                "a code of small letters, digits and dashes, such as gacc");
        return text;
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("date", text, "a day such as 2026-03-31");
        }
    }

    /** The first day of a month. */
    static LocalDate month(String text) {
        try {
            return YearMonth.parse(text).atDay(1);
        } catch (DateTimeParseException e) {
            throw invalid("date", text, "a month such as 2026-03");
        }
    }

    static LocalDate russianDay(String text) {
        try {
            return LocalDate.parse(text, RUSSIAN_DAY);
        } catch (DateTimeParseException e) {
            throw invalid("date", text, "a day such as 31.03.2026");
        }
    }

    private static void require(boolean holds, String what, String text, String allowed) {
        if (!holds) {
            throw invalid(what, text, allowed);
        }
    }

    static InvalidCellException invalid(String what, String text, String allowed) {
        return new InvalidCellException(what + " is \"" + text + "\", but must be " + allowed);
    }
}
