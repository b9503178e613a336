package io.landport.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that were lost are unaccounted for. */
final class FateBalanceTest {
    private static final String INTAKE = "intake.default.v1";

    @TempDir
    private Path folder;

    /** Of three documents. More may have arrived since they were counted. */
    @ParameterizedTest
    @CsvSource({"0, 3", "2, 1", "3, 0", "4, 0"})
    void shouldMissTheDocumentsOfIntakeThatHaveNotArrived(long published, long lost) {
        try (Ledger fates = Ledger.ofLatest(folder, 1_000)) {
            // Given
            fates.put(INTAKE + "|*|2021-03-31|published", Figures.of(published));

            // When
            List<FateBalance> balances = FateBalance.of("store", fates, Map.of(INTAKE, 3L));

            // Then
            assertThat(balances).extracting(FateBalance::unaccounted).containsExactly(lost);
            assertThat(new VerificationReport(1, List.of(), List.of(), balances).isClean())
                    .isEqualTo(lost == 0);
        }
    }

    @Test
    void shouldMissRecordsWithoutAFate() {
        try (Ledger fates = Ledger.ofLatest(folder, 1_000)) {
            // Given
            fates.put("customs.documents.v1|*|2021-03-31|read", Figures.of(5));
            fates.put("customs.documents.v1|us-bts|2021-03-31|counted", Figures.of(4));

            // When
            List<FateBalance> balances = FateBalance.of("topic", fates, Map.of());

            // Then
            assertThat(balances)
                    .containsExactly(new FateBalance("customs.documents.v1", "topic", 5, Map.of("counted", 4L)));
            assertThat(balances.get(0).unaccounted()).isEqualTo(1);
        }
    }
}
