package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.store.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries of a real server. Whether it answers a further connection is up to the test. */
@Tag("server")
@Timeout(60)
final class StoreHeartbeatTest {
    private final Database database;

    StoreHeartbeatTest() throws SQLException {
        this.database = Database.empty();
    }

    @Test
    void shouldFailAQueryThatRunsWhenTheServerStopsAnswering() throws SQLException {
        // Given
        try (StoreReader reader = reader(new StoreHeartbeat(() -> {
            throw noAnswer();
        }))) {
            // Then
            assertThatThrownBy(() -> sleep(reader, Duration.ofMinutes(10)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the server does not answer");
        }
    }

    @Test
    void shouldLetAQueryRunOnAServerThatAnswersWithARefusal() throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        try (StoreReader reader = reader(new StoreHeartbeat(() -> {
            asked.countDown();
            throw tooMany();
        }))) {
            // When
            sleep(reader, StoreHeartbeat.PERIOD.plusSeconds(2));

            // Then
            assertThat(asked.getCount()).isZero();
        }
    }

    /** Others may use it then. */
    @Test
    void shouldNotAbortAConnectionWhoseQueryHasEnded() throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch askedNext = new CountDownLatch(1);
        StoreHeartbeat heartbeat = new StoreHeartbeat(() -> {
            asked.countDown();
            await(ended);
            throw noAnswer();
        });
        StoreHeartbeat next = new StoreHeartbeat(() -> {
            askedNext.countDown();
            throw tooMany();
        });

        try (Connection connection = database.address().connect()) {
            // When
            StoreHeartbeat.RunningQuery query = heartbeat.during(connection);
            await(asked);
            query.end();
            ended.countDown();
            // Beats follow each other on one thread.
            StoreHeartbeat.RunningQuery following = next.during(connection);
            await(askedNext);
            following.end();

            // Then
            assertThat(connection.isValid(10)).isTrue();
        }
    }

    private static SQLException noAnswer() {
        return new SQLException("The connection attempt timed out.", "08001");
    }

    private static SQLException tooMany() {
        return new SQLException("sorry, too many clients already", "53300");
    }

    private StoreReader reader(StoreHeartbeat heartbeat) throws SQLException {
        Connection connection = database.address().connect();
        connection.setAutoCommit(false);
        return new StoreReader(new StoreFailures("test", "reader", Duration.ofMinutes(1)), connection, heartbeat);
    }

    private static void sleep(StoreReader reader, Duration time) throws IOException {
        reader.read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("SELECT pg_sleep(" + time.toSeconds() + ")");
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
