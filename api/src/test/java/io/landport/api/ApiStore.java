package io.landport.api;

import io.landport.store.Database;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A store with figures of one source in some months. */
final class ApiStore {
    private final Database database;
    private int changes;

    private ApiStore(Database database) {
        this.database = database;
    }

    /** Also for fields of tests, so nothing is declared. */
    static ApiStore migrated() {
        try {
            return filled(Database.migrated());
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiStore filled(Database migrated) throws SQLException {
        ApiStore store = new ApiStore(migrated);
        store.execute("INSERT INTO reference_data VALUES ('test', 'digest', true)");
        store.execute("INSERT INTO mode VALUES ('road', 'Road', 'test')");
        store.execute(
                "INSERT INTO source VALUES"
                        + " ('cn-gacc', 'China', 'CN', 'customs', 'CIF', 'FOB', 'net', 'month', 'none', 'UTC', 'month', false, 'test'),"
                        + " ('us-bts', 'US', 'US', 'customs', 'customs', 'FAS', 'gross', 'month', 'none', 'UTC', 'month', false, 'test')");
        return store;
    }

    String url() {
        return database.address().url();
    }

    /** Adds a change of a month at a crossing. */
    ApiStore with(String crossing, String month, String received, long lines, String value, String weight)
            throws SQLException {
        changes++;
        execute("""
                INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
                VALUES ('%s', 'wood', 'import', 'cn-gacc', 'CN', 'RU', 'not-specified', 'customs', 'general', 'road', 'CNY')
                ON CONFLICT DO NOTHING""".formatted(crossing));
        String key = "(SELECT id FROM series WHERE crossing = '%s'), '%s-01'".formatted(crossing, month);
        execute("INSERT INTO monthly_change_fact VALUES (%s, '%s', %d, 0, %s, %s)"
                .formatted(key, received, lines, value, weight));
        execute("""
                INSERT INTO monthly_total_fact AS t VALUES (%s, %d, 0, %s, %s)
                ON CONFLICT (series, month) DO UPDATE SET (lines, value, net_weight_kg)
                  = ROW(t.lines + excluded.lines, t.value + excluded.value, t.net_weight_kg + excluded.net_weight_kg)""".formatted(key, lines, value, weight));
        addUpReported();
        execute("""
                INSERT INTO month_first_known (source, month, received_day) VALUES ('cn-gacc', '%s-01', '%s')
                ON CONFLICT DO NOTHING""".formatted(month, received));
        execute("""
                INSERT INTO fate_count AS f VALUES ('documents', 'cn-gacc', '%s', 'counted', 1)
                ON CONFLICT (topic, received_day, fate, source) DO UPDATE SET records = f.records + 1""".formatted(received));
        execute("""
                INSERT INTO sink_offset VALUES ('totals', 0, %d, 'c', 't', 1)
                ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset""".formatted(changes));
        return this;
    }

    /** Adds documents of a line each to a change that there is. */
    void withDocuments(String crossing, String month, String received, int documents) throws SQLException {
        String key =
                "series = (SELECT id FROM series WHERE crossing = '%s') AND month = '%s-01'".formatted(crossing, month);
        execute("UPDATE monthly_change_fact SET lines = lines + %d, value = value + %d WHERE received_day = '%s' AND %s"
                .formatted(documents, documents, received, key));
        execute("UPDATE monthly_total_fact SET lines = lines + %d, value = value + %d WHERE %s"
                .formatted(documents, documents, key));
        addUpReported();
        execute("UPDATE fate_count SET records = records + %d WHERE received_day = '%s'"
                .formatted(documents, received));
        execute("UPDATE sink_offset SET next_offset = next_offset + %d".formatted(documents));
    }

    /** Sets the received days of the two partitions of documents; null without records. */
    void withReceivedDays(@Nullable String first, @Nullable String second) throws SQLException {
        execute("INSERT INTO document_clock VALUES ('documents', 0, %s), ('documents', 1, %s)"
                .formatted(literal(first), literal(second)));
    }

    private static String literal(@Nullable String day) {
        return day == null ? "NULL" : "'" + day + "'";
    }

    private void addUpReported() throws SQLException {
        execute("""
                INSERT INTO reported_total_fact
                SELECT month, source, reporter, flow, regime, currency, sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)
                FROM monthly_total GROUP BY 1, 2, 3, 4, 5, 6
                ON CONFLICT (month, source, reporter, flow, regime, currency)
                DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
                  = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)""");
    }

    void execute(String sql) throws SQLException {
        database.execute(sql);
    }
}
