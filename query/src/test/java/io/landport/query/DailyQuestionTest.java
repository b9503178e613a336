package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DailyOptionsTest {
    @Test
    void shouldReadAQuery() {
        // When
        DailyQuery query = new DailyOptions()
                .from("2021-01-01")
                .to("2021-12-31")
                .by("month, crossing")
                .filter("flow", "import,export")
                .filter("currency", "USD")
                .query();

        // Then
        assertThat(query)
                .isEqualTo(new DailyQuery(
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2021, 12, 31),
                        Map.of(Dimension.FLOW, List.of("import", "export")),
                        List.of("USD"),
                        List.of(Dimension.MONTH, Dimension.CROSSING)));
    }

    @Test
    void shouldNameEveryProblemWithItsOptionAndWhatIsAllowed() {
        // Given
        DailyOptions options = new DailyOptions()
                .from("2021-13-01")
                .by("month,colour,month")
                .filter("flow", "import,transit")
                .filter("month", "March")
                .filter("sector", "")
                .filter("colour", "red");

        // Then
        assertThatThrownBy(options::query)
                .isInstanceOf(BadQuery.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "--from: \"2021-13-01\" is no day; allowed are days such as 2021-03-31",
                        "--by: there is no dimension \"colour\"; there are day, month, year, source, reporter, partner,"
                                + " region, crossing, sector, flow, channel, regime, mode",
                        "--by: month stands there twice",
                        "--flow: cannot be \"transit\"; allowed are import, export",
                        "--month: cannot be \"March\"; allowed are months such as 2021-03",
                        "--sector: cannot be \"\"; allowed are codes that are not empty",
                        "there is no filter --colour; there are --day, --month, --year, --source, --reporter, --partner,"
                                + " --region, --crossing, --sector, --flow, --channel, --regime, --mode, --currency"));
    }

    @Test
    void shouldRefuseDaysInTheWrongOrder() {
        // Given
        DailyOptions options = new DailyOptions().from("2021-05-01").to("2021-04-30");

        // Then
        assertThatThrownBy(options::query)
                .isInstanceOf(BadQuery.class)
                .hasMessage("--from 2021-05-01 is after --to 2021-04-30");
    }

    @Test
    void shouldRefuseAnUnknownFormat() {
        assertThat(Format.of("csv")).isEqualTo(Format.CSV);
        assertThatThrownBy(() -> Format.of("xml"))
                .isInstanceOf(BadQuery.class)
                .hasMessage("--format: there is no format \"xml\"; there are table, csv, json");
    }
}
