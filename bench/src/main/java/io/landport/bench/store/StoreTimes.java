package io.landport.bench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How long answers take, by the database's own clock: planned, and worked out to the last row and column. */
public final class StoreTimes {
    private static final int WARM_UP = 3;
    private static final int TIMED = 20;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private StoreTimes() {}

    /**
     * What one question took.
     *
     * @param rows of its answer
     * @param plan as it was explained with the last answer
     */
    public record Answer(
            StoreQuestion question, long rows, Duration median, Duration least, Duration most, String plan) {
        /** Whether its median is within the question's bound. */
        public boolean isInTime() {
            return median.compareTo(question.bound()) <= 0;
        }
    }

    /** Asks until everything is warm, then times twenty answers. */
    public static Answer answer(Connection store, StoreQuestion question) throws SQLException {
        for (int ask = 0; ask < WARM_UP; ask++) {
            explained(store, question);
        }
        List<Duration> times = new ArrayList<>();
        List<String> plan = List.of();
        for (int ask = 0; ask < TIMED; ask++) {
            plan = explained(store, question);
            times.add(millis(plan, "Planning Time: ").plus(millis(plan, "Execution Time: ")));
        }
        times.sort(null);
        return new Answer(
                question,
                rows(store, question),
                times.get(TIMED / 2),
                times.get(0),
                times.get(TIMED - 1),
                String.join(System.lineSeparator(), plan));
    }

    private static List<String> explained(Connection store, StoreQuestion question) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = store.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN (ANALYZE, TIMING OFF, BUFFERS) " + question.sql())) {
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
        }
        return lines;
    }

    private static long rows(Connection store, StoreQuestion question) throws SQLException {
        try (Statement statement = store.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM (" + question.sql() + ") AS answer")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static Duration millis(List<String> plan, String label) {
        String line = plan.stream().filter(text -> text.startsWith(label)).collect(Collectors.joining());
        double millis = Double.parseDouble(
                line.substring(label.length()).replace(" ms", "").strip());
        return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }
}
