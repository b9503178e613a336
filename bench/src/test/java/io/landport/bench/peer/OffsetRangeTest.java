package io.landport.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OffsetRangeTest {
    @Test
    void shouldCoverAllExtensionsOfAPartition() {
        // Given
        OffsetRange offsets = new OffsetRange();

        // When
        offsets.extend(2, 5, 10);
        offsets.extend(0, 0, 7);
        offsets.extend(2, 10, 20);

        // Then
        assertThat(offsets.partitions()).containsExactly(0, 2);
        assertThat(offsets.expected()).containsExactly(0, 5);
        assertThat(offsets.next()).containsExactly(7, 20);
    }
}
