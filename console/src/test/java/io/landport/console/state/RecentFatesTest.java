package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.monitor.meter.PipelineMeters.Fates;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At more than 10 rejections in 15 minutes, and more than 5 %, of a source. */
final class RecentFatesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private final RecentFates recent = new RecentFates();

    @Test
    void shouldCompareRejectionsWithAllDocumentsOfTheSource() {
        // Given
        recent.take(fates("cn-gacc", 500, 1_000), START);

        // Then
        recent.take(fates("cn-gacc", 510, 1_000), START.plusSeconds(60));
        assertThat(recent.rising()).isEmpty();
        recent.take(fates("cn-gacc", 511, 1_000), START.plusSeconds(61));
        assertThat(recent.rising()).containsExactly("cn-gacc");
        recent.take(fates("cn-gacc", 511, 1_209), START.plusSeconds(62));
        assertThat(recent.rising()).isEmpty();
    }

    @Test
    void shouldForgetThemAfterAQuarterOfAnHour() {
        // Given
        for (int second = 0; second <= 60; second++) {
            recent.take(fates("cn-gacc", second, 0), START.plusSeconds(second));
        }
        assertThat(recent.rising()).containsExactly("cn-gacc");

        // When
        for (int second = 61; second <= 960; second++) {
            recent.take(fates("cn-gacc", 60, 0), START.plusSeconds(second));
        }

        // Then
        assertThat(recent.rising()).isEmpty();
    }

    /** All of its documents are rejected, however few they are. */
    @Test
    void shouldCountAnUnknownSourceByItself() {
        // Given
        recent.take(List.of(), START);

        // When
        recent.take(fates("unknown", 1_000, 0), START.plusSeconds(1));

        // Then
        assertThat(recent.rising()).isEmpty();
        assertThat(recent.ofUnknownSources()).isEqualTo(1_000);
    }

    private static List<Fates> fates(String source, long rejected, long counted) {
        return List.of(
                new Fates("customs.documents.v1", source, "rejected", rejected),
                new Fates("customs.documents.v1", source, "counted", counted));
    }
}
