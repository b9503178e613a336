package io.landport.sdmx.data;

import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.TimePeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A filter of a component, such as {@code c[PARTNER]=ne:RU}.
 *
 * @param alternatives of which one must hold; all terms of it must
 */
record ComponentFilter(String component, List<List<Term>> alternatives) {
    static final String EQUAL = "eq";

    private static final Pattern TERM = Pattern.compile("(?:(eq|ne|lt|le|gt|ge|co|nc|sw|ew):)?(.+)");
    private static final List<String> OF_TEXTS = List.of("co", "nc", "sw", "ew");

    ComponentFilter {
        alternatives = List.copyOf(alternatives);
    }

    /** An operator and what a value is compared with. */
    record Term(String operator, String value) {}

    /**
     * Reads a filter.
     *
     * @param text terms joined by commas (or) and plus signs (and), which are decoded as blanks
     * @throws io.landport.sdmx.SdmxException if it is invalid
     */
    static ComponentFilter read(String component, String text) {
        List<List<Term>> alternatives = new ArrayList<>();
        for (String alternative : text.split(",", -1)) {
            alternatives.add(Stream.of(alternative.split("[+ ]", -1))
                    .map(term -> term(component, term))
                    .toList());
        }
        return new ComponentFilter(component, alternatives);
    }

    private static Term term(String component, String text) {
        Matcher matcher = TERM.matcher(text);
        if (!matcher.matches()) {
            throw SdmxError.SYNTAX.because("c[" + component + "]: a value is missing");
        }
        Term term = new Term(Optional.ofNullable(matcher.group(1)).orElse(EQUAL), matcher.group(2));
        if (component.equals(DataStructure.TIME)) {
            TimePeriod.parse(term.value());
        }
        if (component.equals(DataStructure.VALUE) && !term.value().matches("-?[0-9]{1,40}([.][0-9]{1,40})?")) {
            throw SdmxError.SYNTAX.because("c[OBS_VALUE]: \"" + term.value() + "\" is not a number");
        }
        if (OF_TEXTS.contains(term.operator())
                && List.of(DataStructure.TIME, DataStructure.VALUE).contains(component)) {
            throw SdmxError.SEMANTIC.because(
                    "c[" + component + "]: the operator " + term.operator() + " is for codes and texts");
        }
        return term;
    }

    /** The values of which one is selected; empty if other operators or several terms select. */
    Optional<List<String>> values() {
        return alternatives.stream()
                        .allMatch(terms ->
                                terms.size() == 1 && terms.get(0).operator().equals(EQUAL))
                ? Optional.of(
                        alternatives.stream().map(terms -> terms.get(0).value()).toList())
                : Optional.empty();
    }

    /** Whether a value is selected; a value that is missing is not. */
    boolean allows(String value) {
        return !value.isEmpty()
                && alternatives.stream().anyMatch(terms -> terms.stream().allMatch(term -> holds(term, value)));
    }

    private boolean holds(Term term, String value) {
        String other = term.value();
        return switch (term.operator()) {
            case "co" -> value.contains(other);
            case "nc" -> !value.contains(other);
            case "sw" -> value.startsWith(other);
            case "ew" -> value.endsWith(other);
            case "ge" -> compare(value, false, other, false) >= 0;
            case "gt" -> compare(value, false, other, true) > 0;
            case "le" -> compare(value, true, other, true) <= 0;
            case "lt" -> compare(value, true, other, false) < 0;
            case "ne" -> !isWithin(value, other);
            default -> isWithin(value, other);
        };
    }

    private boolean isWithin(String value, String other) {
        return compare(value, false, other, false) >= 0 && compare(value, true, other, true) <= 0;
    }

    /** Compares one end of a value with one end of another; only periods have two. */
    private int compare(String value, boolean isEnd, String other, boolean isOtherEnd) {
        return switch (component) {
            case DataStructure.TIME -> day(value, isEnd).compareTo(day(other, isOtherEnd));
            case DataStructure.VALUE -> new BigDecimal(value).compareTo(new BigDecimal(other));
            default -> value.compareTo(other);
        };
    }

    private static LocalDate day(String text, boolean isEnd) {
        TimePeriod period = TimePeriod.parse(text);
        return isEnd ? period.last() : period.first();
    }
}
