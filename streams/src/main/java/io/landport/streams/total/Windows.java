package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import java.util.function.Consumer;

/**
 * Rule 9. A change of a day moves every window that the day is in; an advancing clock takes the days out of each window
 * that it has left. A window that changed waits for its turn, no more than once a second; the clock is told after all
 * windows that it moved.
 */
final class Windows {
    private static final long REST_MILLIS = 1_000;

    private final SeriesCatalog catalogue;
    private final Days days;
    private final PublishQueue<TrackedSeries> line;

    Windows(SeriesCatalog catalogue, Days days) {
        this.catalogue = catalogue;
        this.days = days;
        this.line = new PublishQueue<>(REST_MILLIS, catalogue::save, series -> {});
        for (TrackedSeries series : catalogue.series()) {
            if (series.waits()) {
                line.restore(series);
            }
        }
    }

    PublishQueue<?> line() {
        return line;
    }

    /** Takes note that a daily total changed. */
    void add(TrackedSeries series, long day, Amounts difference) {
        Clock clock = series.clock();
        for (int window = 0; window < clock.windows().size(); window++) {
            if (clock.includes(window, day)) {
                add(series, window, difference);
            }
        }
    }

    /** Moves a source's clock on to a day, never back. */
    void advance(String source, long day) {
        Clock clock = catalogue.clock(source);
        if (clock == null) {
            catalogue.save(catalogue.newClock(source, day));
            return;
        }
        if (day <= clock.asOf()) {
            return;
        }
        long before = clock.asOf();
        long[] firstBefore = new long[clock.windows().size()];
        for (int window = 0; window < firstBefore.length; window++) {
            firstBefore[window] = clock.firstDay(window);
        }
        clock.advance(day);
        for (TrackedSeries series : clock.series()) {
            leave(series, firstBefore, before);
        }
        catalogue.save(clock);
    }

    /** Lets windows go that it is time for, then the clocks whose windows are all told, and saves what changed. */
    void release(long nowMillis, long lagMillis, Consumer<TrackedSeries> publish, Consumer<Clock> tell) {
        for (Clock clock : catalogue.clocks()) {
            clock.queue(line.end());
        }
        line.release(nowMillis, lagMillis, publish);
        for (Clock clock : catalogue.clocks()) {
            if (clock.isNext(line)) {
                clock.setWaits(false);
                tell.accept(clock);
                catalogue.save(clock);
            }
        }
    }

    private void leave(TrackedSeries series, long[] firstBefore, long lastBefore) {
        for (int window = 0; window < firstBefore.length; window++) {
            Amounts left = left(series, window, firstBefore[window], lastBefore);
            if (!left.isZero()) {
                add(series, window, left.negated());
            }
        }
    }

    private void add(TrackedSeries series, int window, Amounts difference) {
        line.change(series);
        series.add(window, difference);
    }

    /** What was in the window and is no more. No day is behind the clock, so nothing comes in. */
    private Amounts left(TrackedSeries series, int window, long firstBefore, long lastBefore) {
        Amounts sum = series.sum(window);
        long first = series.clock().firstDay(window);
        if (sum.isZero() || first > lastBefore) {
            return sum;
        }
        Amounts left = Amounts.ZERO;
        for (long day = firstBefore; day < first; day++) {
            left = left.plus(days.total(series, day));
        }
        return left;
    }
}
