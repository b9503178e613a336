package io.landport.launcher.pipeline;

import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.launcher.Installation;
import io.landport.launcher.StageFactory;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.settings.DatabaseLogin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contents of the store, read by its owner with SQL, in the form of the plain loop. */
final class Stores {
    private static final String KEY =
            "concat_ws('|', source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency, day)";

    private final DatabaseLogin store;

    Stores(Installation installation) {
        store = installation.settings().ownersStore();
    }

    /** Waits until all that is in the topics has arrived. */
    void awaitAllOf(Installation installation, Duration patience) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            StageFactory.of(installation).caughtUp(cluster).await(patience);
        }
    }

    /** Lines, lines without weight, value and weight of each total that is not empty. */
    Map<String, List<String>> totals() throws SQLException {
        return amounts("SELECT " + KEY
                + ", lines, lines_without_weight, value, net_weight_kg FROM daily_total WHERE lines > 0");
    }

    /** The same as the sum of what became known on each day. */
    Map<String, List<String>> sumsOfChanges() throws SQLException {
        return amounts("SELECT " + KEY
                + ", sum(lines), sum(lines_without_weight), sum(value), sum(net_weight_kg)"
                + " FROM daily_change GROUP BY 1 HAVING sum(lines) > 0");
    }

    /** How many documents were refused, by reason. */
    Map<String, Long> rejections() throws SQLException {
        Map<String, Long> rejections = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT reason, count(*) FROM rejected_document GROUP BY 1")) {
            while (rows.next()) {
                rejections.put(rows.getString(1), rows.getLong(2));
            }
        }
        return rejections;
    }

    /** The rows of a question as text, null where there is none. */
    List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The columns of a table that can be written, between commas. */
    String columns(String table) throws SQLException {
        return rows("SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name = '" + table + "'")
                .get(0)
                .get(0);
    }

    /** Changes rows. */
    void change(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The plain loop's totals in the form of {@link #totals}. */
    static Map<String, List<String>> printed(Map<TotalKey, List<BigInteger>> totals) {
        Map<String, List<String>> printed = new TreeMap<>();
        totals.forEach((key, amounts) -> printed.put(
                key(key.series(), key.day()),
                List.of(
                        amounts.get(0).toString(),
                        amounts.get(1).toString(),
                        new BigDecimal(amounts.get(2), 4).toPlainString(),
                        new BigDecimal(amounts.get(3), 3).toPlainString())));
        return printed;
    }

    private static String key(Series series, LocalDate day) {
        return series.key() + '|' + day;
    }

    private Map<String, List<String>> amounts(String sql) throws SQLException {
        Map<String, List<String>> amounts = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                amounts.put(
                        rows.getString(1),
                        List.of(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getBigDecimal(4).setScale(4).toPlainString(),
                                rows.getBigDecimal(5).setScale(3).toPlainString()));
            }
        }
        return amounts;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(store.url(), store.user(), store.password());
    }
}
