package io.landport.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Flow;
import io.landport.domain.total.Trade;
import io.landport.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class KeyNumbersTest {
    private static final Trade TIMBER = trade("tongjiang-nizhneleninskoye");
    private static final Trade OIL = trade("mohe-skovorodino-oil");

    private final KeyNumbers<Trade> numbers = numbers();

    @Test
    void shouldGiveAKeyTheNumberThatItHasInTheTable() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Connection connection = transaction(database)) {
            numbers.assign(connection, List.of(OIL, TIMBER));
            connection.commit();
            numbers.onCommit();
        }

        // When
        KeyNumbers<Trade> others = numbers();
        try (Connection connection = transaction(database)) {
            others.assign(connection, List.of(TIMBER, OIL));
        }

        // Then
        assertThat(database.rows("SELECT id FROM trade WHERE crossing = '" + OIL.crossing() + "'"))
                .containsExactly(Integer.toString(numbers.of(OIL)));
        assertThat(others.of(OIL)).isEqualTo(numbers.of(OIL));
        assertThat(others.of(TIMBER)).isEqualTo(numbers.of(TIMBER)).isNotEqualTo(numbers.of(OIL));
        assertThat(database.rows("SELECT count(*) FROM trade")).containsExactly("2");
    }

    @Test
    void shouldForgetWhatWasNotCommitted() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Connection connection = transaction(database)) {
            numbers.assign(connection, List.of(OIL));
            connection.rollback();
        }

        // When
        try (Connection connection = transaction(database)) {
            numbers.assign(connection, List.of(OIL));
            connection.commit();
            numbers.onCommit();
        }

        // Then
        assertThat(database.rows("SELECT id FROM trade")).containsExactly(Integer.toString(numbers.of(OIL)));
    }

    @Test
    void shouldWaitForAnotherProcessThatNumbersTheSameKey() throws Exception {
        // Given
        Database database = Database.migrated();
        KeyNumbers<Trade> others = numbers();
        try (Connection first = transaction(database);
                Connection second = transaction(database)) {
            numbers.assign(first, List.of(OIL, TIMBER));

            // When
            CompletableFuture<Void> assigned = CompletableFuture.runAsync(() -> assign(others, second));
            awaitWaiting(database);
            first.commit();
            assigned.join();

            // Then
            assertThat(others.of(OIL)).isEqualTo(numbers.of(OIL));
            assertThat(others.of(TIMBER)).isEqualTo(numbers.of(TIMBER));
        }
    }

    @Test
    void shouldNotKnowAKeyThatNobodyAssigned() {
        assertThatThrownBy(() -> numbers.of(OIL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(OIL.crossing());
    }

    private static void assign(KeyNumbers<Trade> numbers, Connection connection) {
        try {
            numbers.assign(connection, List.of(TIMBER, OIL));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Database database) throws Exception {
        while (!database.rows("SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
                .contains("1")) {
            Thread.onSpinWait();
        }
    }

    private static Connection transaction(Database database) throws Exception {
        Connection connection = database.address().connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static KeyNumbers<Trade> numbers() {
        return new KeyNumbers<>("trade", TotalColumns.TRADE, TotalColumns::cells);
    }

    private static Trade trade(String crossing) {
        return new Trade("cn-gacc", "CN", "RU", "not-specified", crossing, Flow.IMPORT, "general", "CNY");
    }
}
