package io.landport.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreUnavailableExceptionTest {
    private static final StoreAddress ADDRESS = new StoreAddress("jdbc:postgresql://db/trade", "landport", "");

    @Test
    void shouldSayThatTheDiskIsFull() {
        // Given
        SQLException full = new SQLException("could not extend file", "53100");
        // When
        StoreUnavailableException failure = new StoreUnavailableException(ADDRESS, full);
        // Then
        assertThat(StoreUnavailableException.isTransient(full)).isTrue();
        assertThat(failure).hasMessageEndingWith("/trade has a full disk: could not extend file");
    }

    @Test
    void shouldSayWhoCreatesMissingTables() {
        // Given
        SQLException missing = new SQLException("relation \"series\" does not exist", "42P01");
        // When
        StoreUnavailableException failure = new StoreUnavailableException(ADDRESS, missing);
        // Then
        assertThat(failure).hasMessageEndingWith("/trade has no tables of Landport yet, which the consumer creates");
    }
}
