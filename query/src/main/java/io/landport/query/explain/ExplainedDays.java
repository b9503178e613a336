package io.landport.query.explain;

import io.landport.domain.reference.Source;
import io.landport.domain.total.Window;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;

/** The statistical days of an explained total. Sealed: a range, or a window of each source. */
sealed interface ExplainedDays {

    /**
     * The days of each source, by its id; a source without days is left out.
     *
     * @param clocks the as-of day of each source
     */
    Map<String, DayRange> ofSources(Collection<Source> sources, Map<String, LocalDate> clocks);

    /** Limits facts to the days of each source. */
    SqlFragment of(SqlFragment facts, Map<String, DayRange> ofSources);

    /** Days that are the same for all sources. */
    record Fixed(DayRange range) implements ExplainedDays {
        @Override
        public Map<String, DayRange> ofSources(Collection<Source> sources, Map<String, LocalDate> clocks) {
            return sources.stream().collect(Collectors.toMap(Source::id, source -> range));
        }

        @Override
        public SqlFragment of(SqlFragment facts, Map<String, DayRange> ofSources) {
            return facts.where("day BETWEEN ? AND ?", range.first(), range.last());
        }
    }

    /** @param on the last day; empty for the as-of day of each source */
    record OfWindow(Window window, Optional<LocalDate> on) implements ExplainedDays {
        @Language(value = "SQL", prefix = "SELECT * FROM daily_total WHERE ")
        private static final String IN_WINDOW = """
                EXISTS (
                  SELECT FROM unnest(?::text[], ?::date[], ?::date[]) AS windows (of_source, first_day, last_day)
                  WHERE of_source = source AND day BETWEEN first_day AND last_day)""";

        @Override
        public Map<String, DayRange> ofSources(Collection<Source> sources, Map<String, LocalDate> clocks) {
            Map<String, DayRange> windows = new HashMap<>();
            for (Source source : sources) {
                Optional<LocalDate> last = on.or(() -> Optional.ofNullable(clocks.get(source.id())));
                if (last.isPresent() && window.suits(source.isDatedByMonth())) {
                    windows.put(source.id(), new DayRange(window.firstDay(last.get()), last.get()));
                }
            }
            return windows;
        }

        @Override
        public SqlFragment of(SqlFragment facts, Map<String, DayRange> ofSources) {
            List<DayRange> ranges = List.copyOf(ofSources.values());
            return facts.where(
                    IN_WINDOW,
                    List.copyOf(ofSources.keySet()),
                    ranges.stream().map(DayRange::first).toList(),
                    ranges.stream().map(DayRange::last).toList());
        }
    }
}
