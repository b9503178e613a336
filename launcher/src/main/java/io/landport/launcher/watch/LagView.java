package io.landport.launcher.watch;

import io.landport.monitor.PipelineLag;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.terminal.Table;
import io.landport.terminal.TableCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What each stage has not read yet, in records and in time, and when it will have. */
public final class LagView implements WatchView {
    /** The columns of its table. */
    public static final List<String> COLUMNS = List.of("stage", "topic", "records", "age", "time to clear");

    private static final double MILLIS = 1_000;

    private final PipelineLag lag;

    /** @param lag closed with the view */
    public LagView(PipelineLag lag) {
        this.lag = lag;
    }

    /** It is measured on a thread of its own. */
    @Override
    public void advance(Duration atMost) {
        LockSupport.parkNanos(atMost.toNanos());
    }

    @Override
    public boolean isRead() {
        return !lag.latest().equals(PipelineLag.Sample.NONE);
    }

    @Override
    public Table table() {
        return table(lag.latest());
    }

    @Override
    public void shown() {
        // No row is marked: a lag changes all the time.
    }

    @Override
    public void close() {
        lag.close();
    }

    static Table table(PipelineLag.Sample sample) {
        if (sample.lags().isEmpty() && sample.problems().isEmpty()) {
            return new Table(List.of("Measuring the lag."), List.of(), List.of(), List.of());
        }
        List<Table.Row> rows = new ArrayList<>();
        sample.lags().forEach(known -> rows.add(row(known)));
        long records = sample.lags().stream().mapToLong(Lag::records).sum();
        return new Table(List.of(heading(records, sample.problems().isEmpty())), COLUMNS, rows, sample.problems());
    }

    private static String heading(long records, boolean isComplete) {
        if (records > 0) {
            return "%,d records to read".formatted(records);
        }
        return isComplete ? "No lag." : "The lag of some stages is unknown.";
    }

    private static Table.Row row(Lag known) {
        boolean isLate = known.records() > 0;
        return new Table.Row(
                List.of(
                        TableCell.of(known.stage()),
                        TableCell.of(known.topic()),
                        TableCell.of(known.records()),
                        TableCell.of(millis(known.seconds())),
                        isLate ? toClear(known.secondsToClear()) : TableCell.of(Duration.ZERO)),
                false);
    }

    private static TableCell toClear(double seconds) {
        return Double.isInfinite(seconds)
                ? new TableCell("does not shrink", BigDecimal.valueOf(Long.MAX_VALUE))
                : TableCell.of(millis(seconds));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
