package io.landport.bench.store;

import io.landport.store.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Measures planning and execution time of queries with the database's clock, including all rows and columns. */
public final class StoreTimes {
    private static final int WARM_UP = 3;

    /** Without buffer counts, which would add a cost to each row at each node. */
    private static final String TIMES = "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF) ";

    private static final String PAGES = "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS) ";
    private static final double NANOS_PER_MILLI = 1_000_000;

    private StoreTimes() {}

    /**
     * The times of one query.
     *
     * @param rows number of rows returned
     * @param plan of an additional execution with buffer counts
     */
    public record Answer(
            TimedQuestion question, long rows, Duration median, Duration least, Duration most, String plan) {
        /** Whether the median is within the limit, if there is one. */
        public boolean isInTime() {
            return question.bound().map(bound -> median.compareTo(bound) <= 0).orElse(true);
        }
    }

    /** Executes the query {@value #WARM_UP} times for warm-up and {@link TimedQuestion#timed} times for the figures. */
    public static Answer answer(Connection store, TimedQuestion question) throws SQLException {
        for (int run = 0; run < WARM_UP; run++) {
            explain(store, question, TIMES);
        }
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < question.timed(); run++) {
            List<String> plan = explain(store, question, TIMES);
            times.add(millis(plan, "Planning Time: ").plus(millis(plan, "Execution Time: ")));
        }
        times.sort(null);
        return new Answer(
                question,
                rows(store, question),
                times.get(times.size() / 2),
                times.get(0),
                times.get(times.size() - 1),
                String.join(System.lineSeparator(), explain(store, question, PAGES)));
    }

    private static List<String> explain(Connection store, TimedQuestion question, String explain) throws SQLException {
        return Sql.read(store, explain + question.sql(), plan -> plan.getString(1));
    }

    private static long rows(Connection store, TimedQuestion question) throws SQLException {
        String sql = "SELECT count(*) FROM (" + question.sql() + ") AS answer";
        return Sql.read(store, sql, count -> count.getLong(1)).get(0);
    }

    private static Duration millis(List<String> plan, String label) {
        String line = plan.stream().filter(text -> text.startsWith(label)).collect(Collectors.joining());
        double millis = Double.parseDouble(
                line.substring(label.length()).replace(" ms", "").strip());
        return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
    }
}
