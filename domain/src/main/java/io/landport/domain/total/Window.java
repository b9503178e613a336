package io.landport.domain.total;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A range of days that ends on the as-of day, both ends included. */
public enum Window {
    SEVEN_DAYS("7d", lastDay -> lastDay.minusDays(6)),
    THIRTY_DAYS("30d", lastDay -> lastDay.minusDays(29)),
    MONTH_TO_DATE("mtd", lastDay -> lastDay.withDayOfMonth(1)),
    YEAR_TO_DATE("ytd", lastDay -> lastDay.withDayOfYear(1)),
    TWELVE_MONTHS("12m", lastDay -> lastDay.minusMonths(12).plusDays(1));

    /** The windows of sources dated by month, which have no days within a month. */
    private static final Set<Window> OF_MONTHS = EnumSet.of(MONTH_TO_DATE, YEAR_TO_DATE, TWELVE_MONTHS);

    private static final List<Window> ALL = List.of(values());

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above have no state
    private final UnaryOperator<LocalDate> firstDay;

    Window(String code, UnaryOperator<LocalDate> firstDay) {
        this.code = code;
        this.firstDay = firstDay;
    }

    /** The first day of the window that ends on {@code lastDay}. */
    public LocalDate firstDay(LocalDate lastDay) {
        return firstDay.apply(lastDay);
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** Whether a source has this window. */
    public boolean suits(boolean isDatedByMonth) {
        return !isDatedByMonth || OF_MONTHS.contains(this);
    }

    /** The windows of a source, shortest first. */
    public static List<Window> of(boolean isDatedByMonth) {
        return ALL.stream().filter(window -> window.suits(isDatedByMonth)).toList();
    }

    /** The window with this code, or empty. */
    public static Optional<Window> ofCode(String code) {
        return Arrays.stream(values())
                .filter(window -> window.code.equals(code))
                .findFirst();
    }
}
