package io.landport.monitor;

import io.landport.domain.reference.CalendarEntry;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which days a source is expected to send documents: not on holidays of its reporter, nor while all of its crossings are closed, by the
 * calendar of the reference data.
 */
public final class OpenDays {
    private static final String HOLIDAY = "holiday";
    private static final String CLOSURE = "closure";

    private final Reference reference;
    private final List<CalendarEntry> calendar;
    private volatile Map<String, Set<String>> crossings = Map.of();

    public OpenDays(Reference reference) {
        this.reference = reference;
        this.calendar = reference.dimensions().calendar();
    }

    /** @param known the crossings of each source */
    public void setCrossings(Map<String, Set<String>> known) {
        crossings = Map.copyOf(known);
    }

    /** The time between two instants without the days on which the source is not expected to send. */
    Duration between(String source, Instant from, Instant to) {
        Optional<Source> known = reference.source(source);
        if (known.isEmpty() || !from.isBefore(to)) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }
        ZoneId zone = ZoneId.of(known.get().timeZone());
        Duration open = Duration.ZERO;
        Instant begin = from;
        while (begin.isBefore(to)) {
            LocalDate day = begin.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(to) ? midnight : to;
            if (isOpen(known.get(), day)) {
                open = open.plus(Duration.between(begin, end));
            }
            begin = end;
        }
        return open;
    }

    /** Whether a source is expected to send on a day. */
    public boolean isExpected(String source, LocalDate day) {
        return reference.source(source).filter(known -> isOpen(known, day)).isPresent();
    }

    /** Whether a source sends by month. */
    public boolean isDatedByMonth(String source) {
        return reference.source(source).filter(Source::isDatedByMonth).isPresent();
    }

    private boolean isOpen(Source source, LocalDate day) {
        if (calendar.stream()
                .anyMatch(entry -> entry.kind().equals(HOLIDAY)
                        && entry.country().equals(source.reporter())
                        && entry.period().includes(day))) {
            return false;
        }
        Set<String> own = crossings.getOrDefault(source.id(), Set.of());
        return own.isEmpty() || own.stream().anyMatch(crossing -> !isClosed(crossing, day));
    }

    private boolean isClosed(String crossing, LocalDate day) {
        return calendar.stream()
                .anyMatch(entry -> entry.kind().equals(CLOSURE)
                        && entry.crossing().equals(crossing)
                        && entry.period().includes(day));
    }
}
