package io.landport.reference;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.landport.domain.reference.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A row of a reference file. */
record ReferenceRow(NamedCsvRecord fields) {

    /** The first line of the row; the header is line 1. */
    long number() {
        return fields.getStartingLineNumber();
    }

    /** @throws IllegalArgumentException if the row has more or fewer fields than the header */
    void requireWhole() {
        int columns = fields.getHeader().size();
        if (fields.getFieldCount() != columns) {
            throw new IllegalArgumentException(
                    "has " + fields.getFieldCount() + " fields but the header has " + columns);
        }
    }

    /** @throws IllegalArgumentException if the file has no such column */
    String text(String column) {
        return fields.findField(column)
                .orElseThrow(() -> new IllegalArgumentException("has no column " + column))
                .strip();
    }

    /** @throws IllegalArgumentException if the cell is empty */
    String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        if (text.indexOf('|') >= 0) {
            // Keys of totals are ids joined by bars.
            throw new IllegalArgumentException(column + " contains a bar: " + text);
        }
        return text;
    }

    /** The value of a cell, read by its column; empty if the cell is empty. */
    String optional(String column, UnaryOperator<String> reader) {
        return text(column).isEmpty() ? "" : reader.apply(column);
    }

    /** @throws IllegalArgumentException if the cell is not a known id */
    String known(String column, Map<String, ?> ids) {
        String text = required(column);
        if (!ids.containsKey(text)) {
            throw new IllegalArgumentException(column + ' ' + text + " is not known");
        }
        return text;
    }

    /** The values of a cell, separated by semicolons. */
    List<String> list(String column) {
        return List.of(required(column).split(";", -1));
    }

    /** @throws IllegalArgumentException if the cell is not a list of codes of letters, digits and points */
    String codes(String column) {
        String text = required(column);
        if (!text.matches("[0-9A-Z.]+(;[0-9A-Z.]+)*")) {
            throw new IllegalArgumentException(column + ' ' + text + " is not a list of codes such as 05;29");
        }
        return text;
    }

    /** @throws IllegalArgumentException if the cell is not one of the allowed values */
    String oneOf(String column, Set<String> words) {
        String text = required(column);
        if (!words.contains(text)) {
            throw new IllegalArgumentException(column + ' ' + text + " is not known");
        }
        return text;
    }

    /** The number in a cell; 0 if it is empty. */
    int count(String column) {
        String text = text(column);
        if (!text.matches("[0-9]{0,2}")) {
            throw new IllegalArgumentException(column + ' ' + text + " is not a number from 0 to 99");
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** The regular expression in a cell. */
    Pattern pattern(String column) {
        try {
            return Pattern.compile(text(column));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    column + ' ' + text(column) + " is not a regular expression: " + e.getDescription(), e);
        }
    }

    /** The day in a cell; null if it is empty. */
    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(column + ' ' + text + " is not a day such as 2022-06-10", e);
        }
    }

    /** @throws IllegalArgumentException if the cell is empty or not a day */
    LocalDate requiredDay(String column) {
        required(column);
        return Objects.requireNonNull(day(column));
    }

    /**
     * The period from {@code valid_from} to {@code valid_to}, unbounded if they are empty.
     *
     * @throws IllegalArgumentException if they end before they begin
     */
    Period period() {
        return Period.of(day("valid_from"), day("valid_to"));
    }

    /** The period within that of the whole; an empty cell is the bound of the whole. */
    Period periodWithin(Period whole) {
        LocalDate from = day("valid_from");
        LocalDate to = day("valid_to");
        Period period = new Period(from == null ? whole.from() : from, to == null ? whole.to() : to);
        if (!whole.encloses(period)) {
            throw new IllegalArgumentException("the period " + period + " is not within " + whole);
        }
        return period;
    }

    /** @throws IllegalArgumentException if the cell is not an ISO 3166 alpha-2 code */
    String country(String column) {
        String text = required(column);
        if (!text.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(column + ' ' + text + " is not a country code such as CN");
        }
        return text;
    }

    /** The degrees in a cell, from minus the limit to the limit; null if it is empty. */
    @Nullable
    BigDecimal degrees(String column, int limit) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,3}([.][0-9]{1,5})?")
                || new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new IllegalArgumentException(column + ' ' + text + " is not a number of degrees from -" + limit
                    + " to " + limit + " with at most 5 decimals");
        }
        return new BigDecimal(text);
    }

    /** @throws IllegalArgumentException if the cell is neither {@code true} nor {@code false} */
    boolean flag(String column) {
        String text = required(column);
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(column + " must be true or false, not " + text);
        }
        return text.equals("true");
    }
}
