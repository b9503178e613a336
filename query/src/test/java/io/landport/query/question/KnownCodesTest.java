package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class KnownCodesTest {
    private final Asked daily = new Asked(TotalsQuestion.daily());

    /** An empty answer would be taken for no trade. */
    @Test
    void shouldNameTheCodesThatWereProbablyMeant() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        Asked misspelt = daily.with("source", "usbts")
                .with("sector", "wood,wod")
                .with("crossing", "suifenhe-grodekovo-rail,grodekovo")
                .with("mode", "12");

        // Then
        assertThatThrownBy(() -> store.csv(misspelt))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--source: \"usbts\" is not a known source; did you mean \"us-bts\"?")
                .hasMessageContaining("--sector: \"wod\" is not a known sector; did you mean \"wood\"?")
                .hasMessageContaining(
                        "--crossing: \"grodekovo\" is not a known crossing; did you mean \"suifenhe-grodekovo-rail\"")
                .hasMessageContaining("--mode: \"12\" is not a known mode");
    }

    @Test
    void shouldAnswerForCodesWithoutFigures() throws Exception {
        // Given
        TestStore store = TestStore.empty();

        // When
        String csv = store.csv(
                daily.with("source", "us-bts").with("crossing", "not-specified").with("partner", "XX"));

        // Then
        assertThat(csv.lines()).hasSize(1);
    }
}
