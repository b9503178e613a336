package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import org.junit.jupiter.api.Test;

class DailyQuestionTest {
    private final Asked daily = new Asked(TotalsQuestion.daily());

    @Test
    void shouldTakeAnOptionForEachDimension() {
        assertThat(TotalsQuestion.daily().options())
                .extracting(QuestionOption::name)
                .containsExactly(
                        "from",
                        "to",
                        "known-on",
                        "treatment",
                        "by",
                        "day",
                        "month",
                        "year",
                        "source",
                        "reporter",
                        "partner",
                        "region",
                        "crossing",
                        "crossing-kind",
                        "sector",
                        "flow",
                        "channel",
                        "regime",
                        "mode",
                        "cluster",
                        "sector-group",
                        "original-currency",
                        "currency",
                        "limit",
                        "top");
    }

    @Test
    void shouldNameEveryProblemWithItsOptionAndWhatIsAllowed() {
        // Given
        Asked asked = daily.with("from", "2021-13-01")
                .with("by", "month,colour,month")
                .with("flow", "import,transit")
                .with("month", "March")
                .with("sector", "");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "--from: \"2021-13-01\" is not a day; allowed are days such as 2021-03-31",
                        "--month: cannot be \"March\"; allowed are months such as 2021-03",
                        "--sector: cannot be \"\"; allowed are codes that are not empty",
                        "--flow: cannot be \"transit\"; allowed are import, export",
                        "--by: unknown dimension \"colour\"; dimensions are day, month, year, source, reporter, partner,"
                                + " region, crossing, sector, flow, channel, regime, mode, cluster, sector-group",
                        "--by: month is given twice"));
    }

    @Test
    void shouldRefuseDaysInTheWrongOrder() {
        // Given
        Asked asked = daily.with("from", "2021-05-01").with("to", "2021-04-30");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--from 2021-05-01 is after --to 2021-04-30");
    }

    @Test
    void shouldRefuseWordsForOptionsThatItDoesNotTake() {
        assertThatThrownBy(daily.with("colour", "red")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith(
                        "unknown option --colour; options are --from, --to, --known-on, --treatment, --by, --day");
    }
}
