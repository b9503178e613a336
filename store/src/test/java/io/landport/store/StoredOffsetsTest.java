package io.landport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class StoredOffsetsTest {
    @Test
    void shouldTellHowFarEachPartitionIs() throws Exception {
        // Given
        Database database = Database.migrated();

        // When
        database.execute("INSERT INTO sink_offset VALUES ('totals.daily.v1', 0, 12, 'c', 't', 1),"
                + " ('totals.daily.v1', 3, 0, 'c', 't', 1)");

        // Then
        assertThat(StoredOffsets.of(database.address()))
                .hasSize(2)
                .containsEntry(new StoredPartition("totals.daily.v1", 0), 12L)
                .containsEntry(new StoredPartition("totals.daily.v1", 3), 0L);
    }

    @Test
    void shouldKnowNothingOfAStoreWithoutTables() throws Exception {
        // Given
        StoreAddress empty = Database.empty().address();

        // When, Then
        assertThat(StoredOffsets.of(empty)).isEmpty();
        assertThat(StoredOffsets.ofWriter(empty)).isEmpty();
        assertThat(SourceCrossings.of(empty)).isEmpty();
    }

    @Test
    void shouldSayThatTheStoreIsAway() {
        assertThatThrownBy(() -> StoredOffsets.of(new StoreAddress("jdbc:postgresql://localhost:1/x", "u", "p")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot read the store at jdbc:postgresql://localhost:1/x: ");
    }
}
