package io.landport.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.store.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MergeTest {
    private static final String ROWS =
            "SELECT relname, series, day, lines, value FROM daily_total_fact t JOIN pg_class c ON c.oid = t.tableoid ORDER BY day, series";

    private static final Merge TOTALS = Merge.intoYears(
            "daily_total_fact",
            "series integer, day date",
            "only_received_day date, lines bigint, lines_without_weight bigint, value numeric, net_weight_kg numeric",
            "day");

    private Database database;

    @BeforeEach
    void migrate() throws Exception {
        database = Database.migrated();
    }

    @Test
    void shouldInsertRowsOfAnyYear() throws Exception {
        // When
        int written = write(
                row(1, LocalDate.of(2026, 12, 31), 1),
                row(1, LocalDate.of(2027, 1, 1), 2),
                row(2, LocalDate.of(2014, 12, 31), 3),
                row(1, LocalDate.of(2036, 2, 29), 4));

        // Then
        assertThat(written).isEqualTo(4);
        assertThat(database.rows(ROWS))
                .containsExactly(
                        "daily_total_fact_default|2|2014-12-31|3|0.0003",
                        "daily_total_fact_2026|1|2026-12-31|1|0.0001",
                        "daily_total_fact_2027|1|2027-01-01|2|0.0002",
                        "daily_total_fact_default|1|2036-02-29|4|0.0004");
    }

    @Test
    void shouldWriteWhatDiffersAndNothingElse() throws Exception {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 27);
        write(row(1, day, 1), row(2, day, 2));
        List<String> before = database.rows("SELECT xmin, ctid FROM daily_total_fact WHERE series = 1");

        // When
        int written = write(row(1, day, 1), row(2, day, 20), row(3, day, 3));

        // Then
        assertThat(written).isEqualTo(2);
        assertThat(database.rows("SELECT series, lines, value FROM daily_total_fact ORDER BY series"))
                .containsExactly("1|1|0.0001", "2|20|0.0020", "3|3|0.0003");
        assertThat(database.rows("SELECT xmin, ctid FROM daily_total_fact WHERE series = 1"))
                .isEqualTo(before);
    }

    @Test
    void shouldWriteManyRowsInTheOrderOfTheirKeys() throws Exception {
        // Given
        List<Object[]> rows = new ArrayList<>();
        for (int series = 1; series <= 2 * Upsert.STATEMENT_ROWS + 1; series++) {
            rows.add(row(series, LocalDate.of(2026, 11, 27), 1));
        }
        Collections.shuffle(rows, new Random(33));

        // When
        write(rows.toArray(Object[][]::new));

        // Then
        assertThat(database.rows("SELECT series FROM daily_total_fact ORDER BY ctid"))
                .hasSize(2 * Upsert.STATEMENT_ROWS + 1)
                .isEqualTo(database.rows("SELECT series FROM daily_total_fact ORDER BY series"));
    }

    @Test
    void shouldSearchTheKeyInOneYearAlone() throws Exception {
        // Given
        String[] parts = TOTALS.sql(2026).split("\\?", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int parameter = 1; parameter < parts.length; parameter++) {
            numbered.append('$').append(parameter).append(parts[parameter]);
        }

        // When
        List<String> plan = genericPlan(numbered.toString(), parts.length - 1);

        // Then
        assertThat(String.join("\n", plan))
                .contains("Index Scan using daily_total_fact_2026_pkey")
                .doesNotContain("Seq Scan", "daily_total_fact_2025", "daily_total_fact_default");
    }

    @Test
    void shouldFailRatherThanWriteARowThatAnotherWriterInserts() throws Exception {
        // Given
        Object[] row = row(1, LocalDate.of(2026, 11, 27), 1);

        // Then
        assertThatThrownBy(() -> write(row, row))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("pkey");
    }

    private int write(Object[]... rows) throws SQLException {
        try (Connection connection = database.address().connect()) {
            connection.setAutoCommit(false);
            Merge.searchKeys(connection);
            int written = TOTALS.write(connection, List.of(rows));
            connection.commit();
            return written;
        }
    }

    /** The plan that a writer's connection caches after some executions. */
    private List<String> genericPlan(String sql, int parameters) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection connection = database.address().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Merge.searchKeys(connection);
            statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE written AS " + sql);
            String nulls = String.join(", ", Collections.nCopies(parameters, "NULL"));
            try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE written (" + nulls + ")")) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }
        return plan;
    }

    private static Object[] row(int series, LocalDate day, long lines) {
        return new Object[] {series, day, day, lines, 0L, BigDecimal.valueOf(lines, 4), BigDecimal.ZERO};
    }
}
