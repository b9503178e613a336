package io.landport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.landport.store.rate.CsvRates;
import io.landport.store.rate.EcbRates;
import io.landport.store.rate.RateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rates in the store: what loading a file changes, and what stays to be looked back at. */
@Tag("server")
class RateLoaderTest {
    private static final Path ECB_FILE = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/data/fx/eurofxref-hist.csv")
            .normalize();

    private static final Instant MARCH = Instant.parse("2021-03-01T08:00:00Z");
    private static final Instant APRIL = Instant.parse("2021-04-01T08:00:00Z");
    private static final Instant MAY = Instant.parse("2021-05-01T08:00:00Z");

    private static final String RATES =
            "SELECT authority, kind, day, currency, base, quotation, rate, units, file, loaded AT TIME ZONE 'UTC'"
                    + " FROM exchange_rate ORDER BY authority, kind, day, currency";
    private static final String REPLACED = "SELECT day, currency, rate, units, file, loaded AT TIME ZONE 'UTC',"
            + " replaced AT TIME ZONE 'UTC', replaced_by FROM exchange_rate_replaced ORDER BY replaced, day, currency";

    private Database database;
    private RateLoader loader;

    @BeforeEach
    void migrate() throws Exception {
        database = Database.migrated();
        loader = new RateLoader(database.address());
    }

    @Test
    void shouldAddRatesAsTheyWerePublished() throws Exception {
        // When
        RateLoad load = loader.load(
                csv(
                        "march.csv",
                        "gacc,USD,CNY,month,2021-03,647.13,100,",
                        "pboc,RUB,CNY,day,2021-03-01,11.5057,1,indirect"),
                MARCH);

        // Then
        assertThat(load).isEqualTo(new RateLoad(2, 0, 0, 0));
        assertThat(database.rows(RATES))
                .containsExactly(
                        "gacc|month|2021-03-01|USD|CNY|direct|647.13|100|march.csv|2021-03-01 08:00:00",
                        "pboc|day|2021-03-01|RUB|CNY|indirect|11.5057|1|march.csv|2021-03-01 08:00:00");
        assertThat(database.rows("SELECT name, base FROM rate_authority WHERE id = 'pboc'"))
                .containsExactly("pboc|CNY");
    }

    @Test
    void shouldChangeNothingWhenAFileIsLoadedAgain() throws Exception {
        // Given
        RateFile file = csv("march.csv", "gacc,USD,CNY,month,2021-03,6.4713,,", "gacc,EUR,CNY,month,2021-03,7.85,1,");
        loader.load(file, MARCH);
        List<String> before = database.rows("SELECT xmin, * FROM exchange_rate ORDER BY currency");

        // When
        RateLoad again = loader.load(file, APRIL);
        RateLoad inOtherDigits = loader.load(csv("other.csv", "gacc,EUR,CNY,month,2021-03,7.850,1,direct"), MAY);

        // Then
        assertThat(again).isEqualTo(new RateLoad(0, 0, 0, 2));
        assertThat(inOtherDigits).isEqualTo(new RateLoad(0, 0, 0, 1));
        assertThat(database.rows("SELECT xmin, * FROM exchange_rate ORDER BY currency"))
                .as("not even written again")
                .isEqualTo(before);
        assertThat(database.rows(REPLACED)).isEmpty();
    }

    @Test
    void shouldKeepWhatACorrectionReplaces() throws Exception {
        // Given
        loader.load(
                csv("march.csv", "gacc,USD,CNY,month,2021-03,6.4713,1,", "gacc,EUR,CNY,month,2021-03,7.85,1,"), MARCH);

        // When
        RateLoad corrected = loader.load(
                csv("corrected.csv", "gacc,USD,CNY,month,2021-03,647.31,100,", "gacc,USD,CNY,month,2021-04,6.5,1,"),
                APRIL);
        RateLoad again = loader.load(csv("again.csv", "gacc,USD,CNY,month,2021-03,647.32,100,"), MAY);

        // Then
        assertThat(corrected).isEqualTo(new RateLoad(1, 1, 0, 0));
        assertThat(again).isEqualTo(new RateLoad(0, 1, 0, 0));
        assertThat(database.rows(REPLACED))
                .containsExactly(
                        "2021-03-01|USD|6.4713|1|march.csv|2021-03-01 08:00:00|2021-04-01 08:00:00|corrected.csv",
                        "2021-03-01|USD|647.31|100|corrected.csv|2021-04-01 08:00:00|2021-05-01 08:00:00|again.csv");
        assertThat(database.rows("SELECT rate, units, file FROM exchange_rate WHERE currency = 'USD' ORDER BY day"))
                .containsExactly("647.32|100|again.csv", "6.5|1|corrected.csv");
    }

    @Test
    void shouldWithdrawARateThatAFileSaysThereIsNoneOf() throws Exception {
        // Given
        loader.load(ecb("early.csv", "Date,USD,RUB\n2022-03-01,1.1162,117.201\n2022-03-02,1.1106,118.5\n"), MARCH);

        // When
        RateLoad load =
                loader.load(ecb("late.csv", "Date,USD,RUB\n2022-03-01,1.1162,117.201\n2022-03-02,1.1106,N/A\n"), APRIL);

        // Then
        assertThat(load).isEqualTo(new RateLoad(0, 0, 1, 3));
        assertThat(database.rows("SELECT day, currency FROM exchange_rate WHERE currency = 'RUB'"))
                .containsExactly("2022-03-01|RUB");
        assertThat(database.rows(REPLACED))
                .containsExactly("2022-03-02|RUB|118.5|1|early.csv|2021-03-01 08:00:00|2021-04-01 08:00:00|late.csv");
    }

    @Test
    void shouldLoadNothingOfAFileAgainstAnotherBase() throws Exception {
        // When
        assertThatThrownBy(() -> loader.load(
                        csv("bad.csv", "cbr,USD,RUB,day,2021-03-01,74.4,1,", "ecb,CNY,USD,day,2021-03-01,6.5,1,"),
                        MARCH))
                // Then
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("rates of ecb have base currency EUR in the store")
                .hasMessageContaining("but USD in the file: nothing is loaded");
        assertThat(database.rows(RATES)).isEmpty();
    }

    @Test
    void shouldConvertBySubstitutesWhereNoRatesWerePublished() throws Exception {
        // Given
        RateFile substitutes = csv(
                "made-up",
                "made-up,USD,CNY,month,2021-03,0.14,1,indirect",
                "made-up,USD,CNY,day,2021-03-01,0.14,1,indirect");

        // When
        boolean isInForce = loader.loadSubstitutes(substitutes, MARCH);
        boolean isInForceAgain = loader.loadSubstitutes(substitutes, APRIL);

        // Then
        assertThat(isInForce).isTrue();
        assertThat(isInForceAgain).isTrue();
        assertThat(database.rows("SELECT DISTINCT authority FROM conversion_rule"))
                .containsExactly("made-up");
        assertThat(database.rows("SELECT kind, rate FROM exchange_rate ORDER BY kind"))
                .containsExactly("day|0.14", "month|0.14");
    }

    @Test
    void shouldLeaveAloneAStoreThatHasPublishedRates() throws Exception {
        // Given
        loader.load(csv("march.csv", "gacc,USD,CNY,month,2021-03,6.4713,1,"), MARCH);
        List<String> rules = database.rows("SELECT * FROM conversion_rule ORDER BY 1, 2");

        // When
        boolean isInForce =
                loader.loadSubstitutes(csv("made-up", "made-up,USD,CNY,month,2021-03,0.14,1,indirect"), APRIL);

        // Then
        assertThat(isInForce).isFalse();
        assertThat(database.rows("SELECT DISTINCT authority FROM exchange_rate"))
                .containsExactly("gacc");
        assertThat(database.rows("SELECT id FROM rate_authority WHERE id = 'made-up'"))
                .isEmpty();
        assertThat(database.rows("SELECT * FROM conversion_rule ORDER BY 1, 2")).isEqualTo(rules);
    }

    @Test
    void shouldSayThatAStoreHasNoTablesForRates() throws Exception {
        // Given
        RateLoader early = new RateLoader(Database.empty().address());

        // Then
        assertThatThrownBy(() -> early.load(csv("a.csv", "cbr,USD,RUB,day,2021-03-01,74.4,1,"), MARCH))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its schema is missing");
    }

    @Test
    void shouldLoadTheEcbsOwnFile() throws Exception {
        // Given
        assumeThat(ECB_FILE)
                .as("the ECB's public file, which is not part of the project")
                .exists();
        byte[] content = Files.readAllBytes(ECB_FILE);
        RateFile file = new EcbRates().read("eurofxref-hist.csv", content);
        int numbers = (int) new String(content, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .flatMap(line -> Pattern.compile(",").splitAsStream(line).skip(1))
                .filter(cell -> !cell.equals("N/A"))
                .count();

        // When
        RateLoad first = loader.load(file, MARCH);
        RateLoad second = loader.load(file, APRIL);

        // Then
        assertThat(first).isEqualTo(new RateLoad(numbers, 0, 0, 0));
        assertThat(second).isEqualTo(new RateLoad(0, 0, 0, numbers));
        assertThat(database.rows("SELECT max(day) FROM exchange_rate WHERE currency = 'RUB'"))
                .containsExactly("2022-03-01");
        assertThat(database.rows("SELECT max(gap) FROM (SELECT day - lag(day) OVER (ORDER BY day) AS gap"
                        + " FROM (SELECT DISTINCT day FROM exchange_rate) AS published) AS gaps"))
                .as("days between publications: within what the rule allows")
                .containsExactly("5");
    }

    private static RateFile csv(String name, String... rows) throws IOException {
        return new CsvRates()
                .read(
                        name,
                        ("authority,currency,base,kind,date,rate,units,quotation\n" + String.join("\n", rows))
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static RateFile ecb(String name, String text) throws IOException {
        return new EcbRates().read(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
