package io.landport.query;

import io.landport.consumer.store.Migrations;
import io.landport.consumer.store.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty store of its own for each test, with the tables that the consumer makes, on one real server for all. */
final class TestStore {
    private static final EmbeddedPostgres SERVER = started();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String url;

    private TestStore(String url) {
        this.url = url;
    }

    static TestStore withoutTables() throws SQLException {
        String name = "query_" + NUMBERS.incrementAndGet();
        new TestStore(SERVER.getJdbcUrl("postgres", "postgres")).execute("CREATE DATABASE " + name);
        return new TestStore(SERVER.getJdbcUrl("postgres", name));
    }

    static TestStore empty() throws SQLException, InterruptedException {
        TestStore store = withoutTables();
        Migrations.apply(new StoreAddress(store.url, "postgres", ""));
        return store;
    }

    String url() {
        return url;
    }

    /**
     * Adds a daily total.
     *
     * @param key day, crossing, sector, flow, source, reporter, channel and currency between spaces
     */
    TestStore with(String key, long lines, long withoutWeight, String value, String weight) throws SQLException {
        String[] parts = key.split(" ", -1);
        execute("""
                INSERT INTO daily_total (day, crossing, sector, flow, source, reporter, channel, currency,
                    partner, region, regime, mode, lines, lines_without_weight, value, net_weight_kg)
                VALUES ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s',
                    'RU', 'not-specified', 'general', 'road', %d, %d, %s, %s)
                """.formatted(
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3],
                        parts[4],
                        parts[5],
                        parts[6],
                        parts[7],
                        lines,
                        withoutWeight,
                        value,
                        weight));
        return this;
    }

    /** Adds a daily total of 1 for each number, which is added to the key's sector. */
    TestStore withSectors(String key, int first, int last) throws SQLException {
        with(key, 1, 0, "1", "1");
        execute("""
                INSERT INTO daily_total
                SELECT day, crossing, sector || '-' || number, flow, source, reporter, partner, region, channel, regime,
                    mode, currency, lines, lines_without_weight, value, net_weight_kg
                FROM daily_total, generate_series(%d, %d) AS number
                """.formatted(first, last));
        execute("DELETE FROM daily_total WHERE sector = '" + key.split(" ", -1)[2] + "'");
        return this;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
