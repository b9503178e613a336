package io.landport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.Capacity.CapacityResult;
import io.landport.bench.Capacity.Width;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few documents to measure anything, but enough to test the command. */
@Tag("server")
final class CapacityTest {
    private static final int MESSAGES = 3_000;

    @Test
    void shouldFindTheTotalsOfAWideInstallationCorrect(@TempDir Path data) throws Exception {
        // Given
        List<String> progress = new ArrayList<>();

        // When
        CapacityResult result = new Capacity(data, 1, progress::add).measure(new Width(6, 3), MESSAGES, 40);

        // Then
        assertThat(result.outcome().isCorrect()).as(progress.toString()).isTrue();
        assertThat(result.documents()).hasSize(6).allMatch(documents -> documents > 0);
        assertThat(result.documents().stream().mapToLong(Long::longValue).sum()).isEqualTo(MESSAGES);
        assertThat(result.totals()).hasSize(3).allMatch(totals -> totals > 0);
        assertThat(result.streams().parcels()).isPositive();
        assertThat(result.streams().transactions()).isPositive();
        assertThat(result.files().mappings()).isGreaterThanOrEqualTo(2 * (6 + 3));
        assertThat(result.restart()).isPresent();
    }
}
