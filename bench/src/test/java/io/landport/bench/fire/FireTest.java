package io.landport.bench.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A short run of {@code landport bench fire}. */
@Tag("server")
@ResourceLock("pipeline") // two would be twenty processes
final class FireTest {
    private static final int ROUNDS = 2;
    private static final int RATE = 300;

    @Test
    void shouldHaveNoDifferencesAfterEachRoundOfFaults(@TempDir Path data) throws Exception {
        // Given
        Fire fire = new Fire(data, Seed.random("FireTest").nextLong(), RATE);
        List<FireRound> listened = new ArrayList<>();

        // When
        List<FireRound> rounds = fire.run(ROUNDS, listened::add);

        // Then
        assertThat(rounds).isEqualTo(listened).hasSize(ROUNDS).allMatch(FireRound::isClean);
        assertThat(rounds)
                .allSatisfy(round -> assertThat(round.strikes()).isNotEmpty())
                .extracting(FireRound::documents)
                .allMatch(documents -> documents > 0);
    }
}
