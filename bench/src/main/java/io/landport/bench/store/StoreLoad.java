package io.landport.bench.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Fills an empty store with ten years of generated trade, with {@code load.sql}. */
public final class StoreLoad {
    /** The first year that is filled. */
    public static final int FIRST_YEAR = 2016;

    /** The last one. */
    public static final int LAST_YEAR = 2025;

    private static final String SCRIPT = "load.sql";
    private static final String END = "\n;\n";

    private StoreLoad() {}

    /**
     * Fills the store year by year.
     *
     * @param from the first year; later than {@link #FIRST_YEAR} for a smaller store
     * @param progress receives each step
     */
    public static void fill(Connection store, int from, Consumer<String> progress) throws SQLException {
        List<String> statements = List.of(script().split(END, -1));
        run(store, statements, "-- once", 0);
        for (int year = from; year <= LAST_YEAR; year++) {
            progress.accept("filling " + year);
            run(store, statements, "-- each year", year);
        }
        run(store, statements, "-- last", 0);
        progress.accept("vacuuming");
        try (Statement statement = store.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    private static void run(Connection store, List<String> statements, String when, int year) throws SQLException {
        List<String> chosen = new ArrayList<>();
        for (String statement : statements) {
            if (statement.startsWith(when) || statement.contains("\n" + when)) {
                chosen.add(statement.formatted(year));
            }
        }
        for (String sql : chosen) {
            try (Statement statement = store.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(StoreLoad.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
