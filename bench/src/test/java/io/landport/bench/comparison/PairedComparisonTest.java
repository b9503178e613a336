package io.landport.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.trial.Session;
import io.landport.bench.trial.TrialOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few documents to measure speed, but enough to test the bench. */
@Tag("server")
final class PairedComparisonTest {
    private static final int MESSAGES = 3_000;

    @Test
    void shouldFindTheResultOfEveryCandidateCorrect(@TempDir Path data) throws Exception {
        // Given
        List<Candidate> candidates = Candidates.of(Set.of("c", "d1", "e4", "g1", "i1"));
        List<String> progress = new ArrayList<>();

        // When
        Map<Candidate, List<TrialOutcome>> outcomes =
                new PairedComparison(new Session(data, 1, progress::add), MESSAGES).run(candidates, 1);

        // Then
        assertThat(outcomes).hasSameSizeAs(candidates);
        assertThat(outcomes.values())
                .as(progress.toString())
                .allSatisfy(runs -> assertThat(runs).singleElement().matches(TrialOutcome::isCorrect));
    }

    @Test
    void shouldHaveCandidatesOfDistinctCodes() {
        assertThat(Candidates.of(Set.of())).extracting(Candidate::code).doesNotHaveDuplicates();
    }
}
