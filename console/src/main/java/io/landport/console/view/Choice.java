package io.landport.console.view;

import io.landport.console.state.Activity;
import io.landport.console.state.LatestTotals;
import io.landport.console.state.TotalCell;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The source and currency that a view shows: those of the filter, or else the preferred source with the newest day and its main currency.
 *
 * @param newest the newest day of the source with a line
 */
record Choice(String source, String currency, LocalDate newest) {

    /** Empty as long as the source has no total. */
    static Optional<Choice> of(ConsoleState state, Filter filter) {
        LatestTotals daily = state.daily();
        String source = filter.source().isEmpty() ? preferred(state) : filter.source();
        Optional<LocalDate> newest = daily.newestDay(source);
        String currency = filter.currency().isEmpty()
                ? daily.currencies(source).stream().findFirst().orElse("")
                : filter.currency();
        return newest.map(day -> new Choice(source, currency, day));
    }

    /** What is summed up of the source in the currency. */
    TotalCell cell(Flow flow, String crossing, String sector) {
        return new TotalCell(source, currency, flow, crossing, sector);
    }

    /** The day on which crossings are judged: the newest day of the source, or the day up to which it should have data if that is later. */
    LocalDate judged(ConsoleState state) {
        return state.reference()
                .source(source)
                .map(known -> state.daily().deliveries().due(known, today(state)))
                .filter(newest::isBefore)
                .orElse(newest);
    }

    /** Today in the time zone of the source. */
    LocalDate today(ConsoleState state) {
        ZoneId zone = state.reference()
                .source(source)
                .map(known -> ZoneId.of(known.timeZone()))
                .orElse(ZoneOffset.UTC);
        return LocalDate.now(state.clock().withZone(zone));
    }

    /** Whether the source has had no data for so long that a crossing would be silent. */
    boolean isLate(ConsoleState state) {
        return ChronoUnit.DAYS.between(newest, judged(state)) > Activity.SHORTEST_SILENCE;
    }

    /** Whether all documents of the source count on the last day of a month. */
    boolean isDatedByMonth(ConsoleState state) {
        return state.reference().source(source).filter(Source::isDatedByMonth).isPresent();
    }

    private static String preferred(ConsoleState state) {
        Set<String> present = state.daily().sources();
        return state.reference().dimensions().preferredSources().values().stream()
                .sorted()
                .filter(present::contains)
                .findFirst()
                .orElseGet(() -> present.stream().findFirst().orElse(""));
    }
}
