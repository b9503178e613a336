package io.landport.query;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DailyQuery} from the words of a command line, and finds all problems at once. Used for one query. */
public final class DailyOptions {
    private static final String CURRENCY = "currency";

    private final List<String> problems = new ArrayList<>();
    private final Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
    private final List<Dimension> grouping = new ArrayList<>();
    private List<String> currencies = List.of();
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    /** The names that {@link #filter} knows, without dashes. */
    public static List<String> filterNames() {
        return Stream.concat(Arrays.stream(Dimension.values()).map(Dimension::code), Stream.of(CURRENCY))
                .toList();
    }

    /** {@code --from}: the first statistical day. */
    public DailyOptions from(String day) {
        from = day("--from", day).orElse(null);
        return this;
    }

    /** {@code --to}: the last statistical day. */
    public DailyOptions to(String day) {
        to = day("--to", day).orElse(null);
        return this;
    }

    /** {@code --by}: dimensions with commas between. */
    public DailyOptions by(String dimensions) {
        for (String code : values(dimensions)) {
            Dimension.ofCode(code)
                    .ifPresentOrElse(
                            this::group,
                            () -> problems.add("--by: there is no dimension " + quoted(code) + "; there are "
                                    + Dimension.codes()));
        }
        return this;
    }

    /**
     * A filter such as {@code --crossing}.
     *
     * @param name one of {@link #filterNames}
     * @param values with commas between
     */
    public DailyOptions filter(String name, String values) {
        if (name.equals(CURRENCY)) {
            currencies = values(values);
            return this;
        }
        Dimension.ofCode(name)
                .ifPresentOrElse(
                        dimension -> filter(dimension, values(values)),
                        () -> problems.add("there is no filter --" + name + "; there are --"
                                + String.join(", --", filterNames())));
        return this;
    }

    /**
     * The query that the options make.
     *
     * @throws BadQuery if they make none
     */
    public DailyQuery query() {
        LocalDate first = from;
        LocalDate last = to;
        if (first != null && last != null && first.isAfter(last)) {
            problems.add("--from " + first + " is after --to " + last);
        }
        if (!problems.isEmpty()) {
            throw new BadQuery(problems);
        }
        return new DailyQuery(first, last, filters, currencies, grouping);
    }

    private void group(Dimension dimension) {
        if (grouping.contains(dimension)) {
            problems.add("--by: " + dimension.code() + " stands there twice");
            return;
        }
        grouping.add(dimension);
    }

    private void filter(Dimension dimension, List<String> values) {
        for (String value : values) {
            if (!dimension.allows(value)) {
                problems.add("--" + dimension.code() + ": cannot be " + quoted(value) + "; allowed are "
                        + dimension.allowed());
            }
        }
        filters.put(dimension, values);
    }

    private Optional<LocalDate> day(String option, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            problems.add(option + ": " + quoted(text) + " is no day; allowed are days such as 2021-03-31");
            return Optional.empty();
        }
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
