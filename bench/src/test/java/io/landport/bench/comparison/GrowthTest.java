package io.landport.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.trial.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few documents to measure anything, but enough to test the command. */
@Tag("server")
final class GrowthTest {
    private static final int DOCUMENTS = 2_000;

    @Test
    void shouldFindTheTotalsOfAWideInstallationCorrect(@TempDir Path data) throws Exception {
        // Given
        List<String> progress = new ArrayList<>();

        // When
        List<Growth.Step> steps = new Growth(new Session(data, 1, progress::add), 6, 3).run(List.of(DOCUMENTS));

        // Then
        assertThat(steps).as(progress.toString()).singleElement().satisfies(step -> {
            assertThat(step.outcome().isCorrect()).isTrue();
            assertThat(step.restart()).isPresent();
        });
    }
}
