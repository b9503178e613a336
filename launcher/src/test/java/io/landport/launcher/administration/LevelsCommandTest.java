package io.landport.launcher.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LevelsCommandTest {
    @Test
    void shouldSayWhatARaisedLevelNeeds() {
        assertThat(LevelsCommand.raised(true, 2))
                .isEqualTo(
                        "format level raised to 2; processes write it from their next start on. Changelogs keep entries"
                                + " of level 1: run 'landport rebuild' before a version of level 3 runs");
    }
}
