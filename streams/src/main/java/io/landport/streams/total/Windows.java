package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/**
 * The windows of all series, each with the sum of its days. A change of a day changes every window that includes the day;
 * an advancing clock subtracts the days that a window no longer includes. A changed window is published at most once a
 * second, less often if many change all the time, and a clock after all windows that it changed.
 */
final class Windows {
    private final SeriesCatalog catalog;
    private final DailyTotals days;
    private final PublishQueue<TrackedSeries> queue;

    Windows(SeriesCatalog catalog, DailyTotals days) {
        this.catalog = catalog;
        this.days = days;
        this.queue = new PublishQueue<>(CooldownTime.OF_AGGREGATES, catalog::save, series -> {});
        for (TrackedSeries series : catalog.series()) {
            if (series.isUnpublished()) {
                queue.restore(series);
            }
        }
    }

    PublishQueue<?> queue() {
        return queue;
    }

    /** Adds a change of a day to the windows that include it. */
    void add(TrackedSeries series, long day, Amounts change) {
        SourceClock clock = series.clock();
        for (int window = 0; window < clock.windows().size(); window++) {
            if (clock.includes(window, day)) {
                add(series, window, change);
            }
        }
    }

    /** Advances the clock of a source to a day; an earlier day has no effect. */
    void advance(String source, long day) {
        SourceClock clock = catalog.clock(source);
        if (clock == null) {
            catalog.save(catalog.newClock(source, day));
            return;
        }
        if (day <= clock.asOf()) {
            return;
        }
        long lastBefore = clock.asOf();
        long[] firstBefore = new long[clock.windows().size()];
        for (int window = 0; window < firstBefore.length; window++) {
            firstBefore[window] = clock.firstDay(window);
        }
        clock.advance(day);
        for (TrackedSeries series : clock.series()) {
            subtractExpired(series, firstBefore, lastBefore);
        }
        catalog.save(clock);
    }

    /**
     * Publishes the windows that are due, then the clocks whose windows are all published, and saves what changed; see
     * {@link PublishQueue#publishDue}.
     */
    void publishDue(
            long nowMillis, long lagMillis, Consumer<TrackedSeries> publish, Consumer<SourceClock> publishClock) {
        for (SourceClock clock : catalog.clocks()) {
            clock.publishAfter(queue.tail());
        }
        queue.publishDue(nowMillis, lagMillis, publish);
        for (SourceClock clock : catalog.clocks()) {
            if (clock.isDue(queue)) {
                clock.setUnpublished(false);
                publishClock.accept(clock);
                catalog.save(clock);
            }
        }
    }

    private void subtractExpired(TrackedSeries series, long[] firstBefore, long lastBefore) {
        for (int window = 0; window < firstBefore.length; window++) {
            Amounts expired = expiredSum(series, window, firstBefore[window], lastBefore);
            if (!expired.isZero()) {
                add(series, window, expired.negated());
            }
        }
    }

    private void add(TrackedSeries series, int window, Amounts change) {
        queue.enqueue(series);
        series.add(window, change);
    }

    /** The sum of the days that the window no longer includes. No day is later than its clock, so none is added. */
    private Amounts expiredSum(TrackedSeries series, int window, long firstBefore, long lastBefore) {
        Amounts sum = series.sum(window);
        long first = series.clock().firstDay(window);
        if (sum.isZero() || first > lastBefore) {
            return sum;
        }
        Amounts expired = Amounts.ZERO;
        for (long day = firstBefore; day < first; day++) {
            expired = expired.plus(days.total(series, day));
        }
        return expired;
    }
}
