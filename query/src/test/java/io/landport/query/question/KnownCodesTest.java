package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.total.Series;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import io.landport.query.sql.Dimension;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
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

    /** Each filter that a question offers, alone, with a conversion, and with figures of an earlier day. */
    @Test
    void shouldAnswerWithEachFilter() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        SoftAssertions answers = new SoftAssertions();

        // When
        for (StoreQuestion question : Questions.all().values()) {
            List<String> options =
                    question.options().stream().map(QuestionOption::name).toList();
            for (Dimension filter : question.dimensions().filters()) {
                Asked filtered = new Asked(question).with(filter.code(), value(filter));
                List<Asked> all = new ArrayList<>(List.of(filtered));
                if (options.contains("currency") && filter != Dimension.CURRENCY) {
                    all.add(filtered.with("currency", "USD"));
                }
                if (options.contains("known-on") && !options.contains("on")) {
                    all.add(filtered.with("known-on", "2021-03-31"));
                }
                for (Asked asked : all) {
                    answers.assertThatCode(() -> store.csv(asked))
                            .as("%s with %s", question.code(), asked.values())
                            .doesNotThrowAnyException();
                }
            }
        }

        // Then
        answers.assertAll();
    }

    /** A code that passes the checks. */
    private static String value(Dimension filter) {
        return switch (filter) {
            case DAY, FIRST_DAY, AS_OF, RECEIVED_DAY -> "2021-03-31";
            case MONTH -> "2021-03";
            case YEAR -> "2021";
            case SOURCE -> "cn-gacc";
            case COMMODITY, CHAPTER -> "44";
            case HASH -> "00ff";
            default -> filter.codes().stream().findFirst().orElse(Series.NOT_SPECIFIED);
        };
    }
}
