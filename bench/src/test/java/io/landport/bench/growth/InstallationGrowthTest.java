package io.landport.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few documents to measure anything, but enough to test the command. */
@Tag("server")
final class InstallationGrowthTest {
    @Test
    void shouldRestartVerifyAndRebuildAnInstallation(@TempDir Path data) throws Exception {
        // Given
        List<String> progress = new ArrayList<>();

        // When
        List<FigureRow> rows = new InstallationGrowth(new Session(data, 1, progress::add)).run(List.of(2_000, 4_000));

        // Then
        assertThat(rows)
                .as(progress.toString())
                .extracting(FigureRow::toString)
                .satisfiesExactly(
                        small -> assertThat(small).contains("measured=2,000 documents", "restart_s="),
                        large -> assertThat(large).contains("measured=4,000 documents", "restart_s="),
                        verify -> assertThat(verify).contains("measured=verify", "peak_mib="),
                        rebuild -> assertThat(rebuild).contains("measured=rebuild"));
    }
}
