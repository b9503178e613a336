package io.landport.query;

import io.landport.domain.total.Window;
import io.landport.store.Migrations;
import io.landport.store.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty store of its own for each test, with the tables that the consumer makes, on one real server for all. */
final class TestStore {
    private static final String WRITABLE_VIEWS = read("writable-views.sql");
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
        store.execute(WRITABLE_VIEWS);
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
        for (String fact : List.of("daily_total_fact", "monthly_total_fact")) {
            execute("DELETE FROM " + fact + " WHERE series IN (SELECT id FROM series WHERE sector = '"
                    + key.split(" ", -1)[2] + "')");
        }
        return this;
    }

    /**
     * Adds a change of a daily total, or adds to it.
     *
     * @param key as in {@link #with}
     */
    TestStore withChange(String key, LocalDate received, long lines, String value) throws SQLException {
        String[] parts = key.split(" ", -1);
        execute("""
                INSERT INTO daily_change (day, crossing, sector, flow, source, reporter, channel, currency,
                    partner, region, regime, mode, received_day, lines, lines_without_weight, value, net_weight_kg)
                VALUES ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s',
                    'RU', 'not-specified', 'general', 'road', '%s', %d, 0, %s, 0)
                """.formatted(
                        parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], received, lines,
                        value));
        return this;
    }

    /**
     * Adds a window as it was published.
     *
     * @param key crossing, source, reporter and currency between spaces
     * @param partition that it was published in
     */
    TestStore withWindow(String key, Window window, LocalDate asOf, int partition, long lines) throws SQLException {
        String[] parts = key.split(" ", -1);
        execute("""
                INSERT INTO rolling_total (time_window, crossing, source, reporter, currency, sector, flow, channel,
                    partner, region, regime, mode, first_day, as_of, topic_partition,
                    lines, lines_without_weight, value, net_weight_kg)
                VALUES ('%s', '%s', '%s', '%s', '%s', 'wood', 'import', 'customs',
                    'RU', 'not-specified', 'general', 'road', '%s', '%s', %d, %d, 0, %d, 0)
                """.formatted(
                        window.code(),
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3],
                        window.firstDay(asOf),
                        asOf,
                        partition,
                        lines,
                        lines));
        return this;
    }

    /** Moves a source's clock in a partition. */
    TestStore withClock(String source, int partition, LocalDate asOf) throws SQLException {
        execute("INSERT INTO rolling_clock (source, topic_partition, as_of) VALUES ('%s', %d, '%s')"
                .formatted(source, partition, asOf));
        return this;
    }

    /** Adds a commodity total of the month at a crossing. */
    TestStore withCommodity(String month, String crossing, String commodity, String unit, long lines, String quantity)
            throws SQLException {
        execute("""
                INSERT INTO commodity_total (month, crossing, commodity, unit, source, reporter, partner, region, flow,
                    regime, currency, lines, lines_without_weight, value, net_weight_kg, quantity)
                VALUES ('%s-01', '%s', '%s', '%s', 'cn-gacc', 'CN', 'RU', 'not-specified', 'import',
                    'general', 'CNY', %d, 0, %d, 0, %s)
                """.formatted(month, crossing, commodity, unit, lines, lines, quantity));
        return this;
    }

    /** Lets the store know a source, by what decides about its rates. */
    TestStore withSource(String id, String reporter, String rateRule) throws SQLException {
        execute("""
                INSERT INTO source VALUES ('%s', '%s', '%s', 'customs', 'CIF', 'FOB', 'net', 'release-date', '%s', 'UTC', 'day',
                    true, 'test')
                """.formatted(id, id, reporter, rateRule));
        return this;
    }

    /** Adds a rate of exchange: so many units of the base currency are what one unit of the other is worth. */
    TestStore withRate(String authority, String kind, Object day, String currency, String base, String rate)
            throws SQLException {
        execute("INSERT INTO exchange_rate VALUES ('%s', '%s', '%s', '%s', '%s', 'direct', %s, 1, 'test', now())"
                .formatted(authority, kind, day, currency, base, rate));
        return this;
    }

    /** Adds a count of messages. */
    TestStore withFate(String topic, String source, String receivedDay, String fate, long records) throws SQLException {
        execute(
                "INSERT INTO fate_count (topic, source, received_day, fate, records) VALUES ('%s', '%s', '%s', '%s', %d)"
                        .formatted(topic, source, receivedDay, fate, records));
        return this;
    }

    /** The answer to a question as csv. */
    String csv(Asked asked) throws IOException {
        return answer(asked, OutputFormat.CSV);
    }

    /** The answer to a question as json. */
    String json(Asked asked) throws IOException {
        return answer(asked, OutputFormat.JSON);
    }

    private String answer(Asked asked, OutputFormat format) throws IOException {
        StringWriter out = new StringWriter();
        try (StoreReader reader = StoreReader.open(url, "postgres", "")) {
            reader.answer(asked.query(), format, out);
        }
        return out.toString();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(TestStore.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
