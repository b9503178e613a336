package io.landport.store.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of rates: what is read of them, and what is said of rows that cannot be. */
class RateFormatsTest {
    private static final Path ECB_FILE = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/data/fx/eurofxref-hist.csv")
            .normalize();
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private static final String CSV_HEADER = "authority,currency,base,kind,date,rate,units,quotation\n";

    @Test
    void shouldReadDaysAndCurrenciesOfTheEcb() throws Exception {
        // When
        RateFile file = read(new EcbRates(), """
                Date,USD,RUB,CNY,
                2022-03-02,1.1106,N/A,7.0191,
                2022-03-01,1.1162,117.201,7.0445,
                """);

        // Then
        assertThat(told(file))
                .containsExactly(
                        "ecb DAY 2022-03-02 USD EUR INDIRECT 1.1106 1",
                        "ecb DAY 2022-03-02 CNY EUR INDIRECT 7.0191 1",
                        "ecb DAY 2022-03-01 USD EUR INDIRECT 1.1162 1",
                        "ecb DAY 2022-03-01 RUB EUR INDIRECT 117.201 1",
                        "ecb DAY 2022-03-01 CNY EUR INDIRECT 7.0445 1");
        assertThat(file.absent()).containsExactly(new RateKey("ecb", RateKind.DAY, LocalDate.of(2022, 3, 2), "RUB"));
        assertThat(file.badRows()).isEmpty();
    }

    @Test
    void shouldReadEveryCellOfTheEcbsOwnFile() throws Exception {
        // Given
        assumeThat(ECB_FILE)
                .as("the ECB's public file, which is not part of the project")
                .exists();
        List<String> lines = Files.readAllLines(ECB_FILE);
        String[] header = lines.get(0).split(",", -1);
        List<String> expected = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int column = 1; column < cells.length; column++) {
                if (!cells[column].equals("N/A") && !cells[column].isEmpty()) {
                    expected.add(
                            "ecb DAY " + cells[0] + ' ' + header[column] + " EUR INDIRECT " + cells[column] + " 1");
                }
            }
        }

        // When
        RateFile file = new EcbRates().read("eurofxref-hist.csv", Files.readAllBytes(ECB_FILE));

        // Then
        assertThat(file.badRows()).isEmpty();
        assertThat(told(file)).hasSizeGreaterThan(200_000).isEqualTo(expected);
        assertThat(file.rates())
                .filteredOn(rate -> rate.key().currency().equals("RUB"))
                .extracting(rate -> rate.key().day())
                .allMatch(day -> !day.isAfter(LocalDate.of(2022, 3, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2022-03-01,1.1,x        | RUB: rate is "x", but must be digits
        2022-03-01,1.1,-3       | RUB: rate is "-3", but must be digits
        2022-03-01,1.1,0.00     | RUB: rate 0.00 is not greater than 0
        2022-03-01,1.1,1,5      | the row has 4 cells, but the header has 3
        2022-03-01,1.1          | the row has 2 cells, but the header has 3
        2022-02-30,1.1,1        | date is "2022-02-30", but must be a day such as 2026-03-31
        2022-03-01,"1.1,1       | a quote is not closed on its line
        2022-03-01,1.1,1.0000000000001 | RUB: rate 1.0000000000001 has more than 12 digits
        2022-03-02,1.2,1        | ecb's rate of USD for 2022-03-02 differs from line 2
        """)
    void shouldNameRowsOfTheEcbThatAreNone(String row, String reason) throws Exception {
        // When
        RateFile file = read(new EcbRates(), "Date,USD,RUB\n2022-03-02,1.1,N/A\n" + row + "\n2022-03-03,1.3,2\n");

        // Then
        assertThat(file.badRows()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.reason()).contains(reason);
        });
        assertThat(told(file)).anyMatch(rate -> rate.contains("2022-03-03 RUB"));
        assertThat(told(file)).as("no part of a bad row").noneMatch(rate -> rate.contains("2022-03-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "city,inhabitants\nHarbin,10009854\n", "Date\n", "Date,US Dollar\n"})
    void shouldRefuseWhatIsNotTheEcbs(String text) {
        assertThatThrownBy(() -> read(new EcbRates(), text))
                .isInstanceOf(InvalidRateFileException.class)
                .hasMessageContaining("ECB rates");
    }

    @Test
    void shouldReadADayOfTheBankOfRussia() throws Exception {
        // When
        RateFile file = read(new CbrRates(Optional.empty()), """
                <?xml version="1.0" encoding="windows-1251"?>
                <ValCurs Date="27.02.2021" name="Foreign Currency Market">
                  <Valute ID="R01235"><NumCode>840</NumCode><CharCode>USD</CharCode><Nominal>1</Nominal>
                    <Name>Доллар США</Name><Value>74,4373</Value><VunitRate>74,4373</VunitRate></Valute>
                  <Valute ID="R01375"><NumCode>156</NumCode><CharCode>CNY</CharCode><Nominal>10</Nominal>
                    <Name>Китайских юаней</Name><Value>114,9150</Value></Valute>
                </ValCurs>
                """, WINDOWS_1251);

        // Then
        assertThat(file.badRows()).isEmpty();
        assertThat(told(file))
                .containsExactly(
                        "cbr DAY 2021-02-27 USD RUB DIRECT 74.4373 1", "cbr DAY 2021-02-27 CNY RUB DIRECT 114.9150 10");
    }

    @Test
    void shouldReadOneCurrencyOfTheBankOfRussia() throws Exception {
        // Given
        String xml = """
                <?xml version="1.0" encoding="windows-1251"?>
                <ValCurs ID="%s" DateRange1="27.02.2021" DateRange2="02.03.2021" name="Foreign Currency Market Dynamic">
                <Record Date="27.02.2021" Id="%1$s"><Nominal>1</Nominal><Value>11,4915</Value></Record>
                <Record Date="02.03.2021" Id="%1$s"><Nominal>10</Nominal><Value>115,2500</Value></Record>
                </ValCurs>
                """;

        // When
        RateFile known = read(new CbrRates(Optional.empty()), xml.formatted("R01375"), WINDOWS_1251);
        RateFile said = read(new CbrRates(Optional.of("MNT")), xml.formatted("R09999"), WINDOWS_1251);
        RateFile unknown = read(new CbrRates(Optional.empty()), xml.formatted("R09999"), WINDOWS_1251);

        // Then
        assertThat(told(known))
                .containsExactly(
                        "cbr DAY 2021-02-27 CNY RUB DIRECT 11.4915 1", "cbr DAY 2021-03-02 CNY RUB DIRECT 115.2500 10");
        assertThat(told(said)).allMatch(rate -> rate.contains(" MNT "));
        assertThat(unknown.rates()).isEmpty();
        assertThat(unknown.badRows()).extracting(InvalidRateRow::line).containsExactly(3L, 4L);
        assertThat(unknown.badRows()).allMatch(bad -> bad.reason().contains("R09999"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <CharCode>USD</CharCode><Nominal>1</Nominal>                            | missing Value
        <CharCode>USD</CharCode><Value>74,4</Value>                             | missing Nominal
        <Nominal>1</Nominal><Value>74,4</Value>                                 | missing CharCode
        <CharCode>usd</CharCode><Nominal>1</Nominal><Value>74,4</Value>         | currency is "usd"
        <CharCode>USD</CharCode><Nominal>3</Nominal><Value>74,4</Value>         | units are 3, which is not a power of ten
        <CharCode>USD</CharCode><Nominal>1</Nominal><Value>1 074,4</Value>      | rate is "1 074.4"
        <CharCode>RUB</CharCode><Nominal>1</Nominal><Value>1</Value>            | currency and base are both RUB
        """)
    void shouldNameRowsOfTheBankOfRussiaThatAreNone(String row, String reason) throws Exception {
        // When
        RateFile file = read(
                new CbrRates(Optional.empty()),
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<ValCurs Date=\"27.02.2021\">\n<Valute>" + row
                        + "</Valute>\n<Valute><CharCode>EUR</CharCode><Nominal>1</Nominal><Value>90,3746</Value></Valute>\n"
                        + "</ValCurs>",
                WINDOWS_1251);

        // Then
        assertThat(file.badRows()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.reason()).contains(reason);
        });
        assertThat(told(file)).containsExactly("cbr DAY 2021-02-27 EUR RUB DIRECT 90.3746 1");
    }

    @Test
    void shouldNameADayOfTheBankOfRussiaThatIsNone() throws Exception {
        // When
        RateFile file = read(
                new CbrRates(Optional.empty()),
                "<ValCurs Date=\"2021-02-27\">\n<Valute><CharCode>EUR</CharCode><Nominal>1</Nominal><Value>90</Value></Valute>"
                        + "</ValCurs>");

        // Then
        assertThat(file.badRows())
                .containsExactly(new InvalidRateRow(2, "date is \"2021-02-27\", but must be a day such as 31.03.2026"));
    }

    /** A file from elsewhere must neither read other files nor grow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE ValCurs SYSTEM \"file:///etc/passwd\"><ValCurs/>",
                "<!DOCTYPE ValCurs [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ValCurs Date=\"&x;\"/>",
                "<!DOCTYPE v [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><ValCurs><Valute><Value>&b;</Value></Valute></ValCurs>",
                "<ValCurs Date=\"27.02.2021\"><Valute>",
                "<ValCurs><Valute><Value>&unknown;</Value></Valute></ValCurs>",
                "<html><body>Service unavailable</body></html>",
                "",
                "Date,USD\n2021-01-01,1\n"
            })
    void shouldRefuseWhatIsNotTheBankOfRussias(String xml) {
        assertThatThrownBy(() -> read(new CbrRates(Optional.empty()), xml))
                .isInstanceOf(InvalidRateFileException.class)
                .message()
                .containsAnyOf("document type", "not well-formed XML near line", "has an element html in line 1");
    }

    @Test
    void shouldReadCsvOfAnyAuthority() throws Exception {
        // When
        RateFile file = read(new CsvRates(), """
                \uFEFFcurrency,rate,authority,base,kind,date\r
                "USD",6.4713,gacc,CNY,month,2021-03\r
                \r
                 EUR , 7.8544 ,gacc,CNY,month,2021-03\r
                """);
        RateFile other = read(
                new CsvRates(),
                CSV_HEADER
                        + "pboc,RUB,CNY,day,2021-03-01,11.5057,1,indirect\npboc,JPY,CNY,day,2021-03-01,6.0705,100,direct\n"
                        + "pboc,USD,CNY,day,2021-03-01,N/A,,\n");

        // Then
        assertThat(file.badRows()).isEmpty();
        assertThat(told(file))
                .containsExactly(
                        "gacc MONTH 2021-03-01 USD CNY DIRECT 6.4713 1",
                        "gacc MONTH 2021-03-01 EUR CNY DIRECT 7.8544 1");
        assertThat(told(other))
                .containsExactly(
                        "pboc DAY 2021-03-01 RUB CNY INDIRECT 11.5057 1",
                        "pboc DAY 2021-03-01 JPY CNY DIRECT 6.0705 100");
        assertThat(other.absent()).containsExactly(new RateKey("pboc", RateKind.DAY, LocalDate.of(2021, 3, 1), "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gacc,USD,CNY,month,2021-03-01,6.5,1,direct | date is "2021-03-01", but must be a month such as 2026-03
        gacc,USD,CNY,day,2021-03,6.5,1,direct      | date is "2021-03", but must be a day
        gacc,USD,CNY,week,2021-03,6.5,1,direct     | kind is "week", but must be day or month
        GACC,USD,CNY,month,2021-03,6.5,1,direct    | authority is "GACC"
        gacc,dollar,CNY,month,2021-03,6.5,1,direct | currency is "dollar"
        gacc,USD,USD,month,2021-03,6.5,1,direct    | currency and base are both USD
        gacc,USD,EUR,month,2021-03,6.5,1,direct    | base is EUR, but CNY in earlier rows of gacc
        gacc,USD,CNY,month,2021-03,,1,direct       | rate is ""
        gacc,USD,CNY,month,2021-03,"6,5",1,direct  | rate is "6,5"
        gacc,USD,CNY,month,2021-03,6.5,7,direct    | units are 7
        gacc,USD,CNY,month,2021-03,6.5,1,inverse   | quotation is "inverse"
        gacc,USD,CNY,month,2021-03,6.5,1           | the row has 7 cells, but the header has 8
        gacc,EUR,CNY,month,2021-03,7.9,1,direct    | gacc's rate of EUR for 2021-03 differs from line 2
        gacc,EUR,CNY,month,2021-03,N/A,1,direct    | gacc's rate of EUR for 2021-03 differs from line 2
        """)
    void shouldNameRowsOfCsvThatAreNone(String row, String reason) throws Exception {
        // When
        RateFile file = read(new CsvRates(), CSV_HEADER + "gacc,EUR,CNY,month,2021-03,7.8544,1,direct\n" + row + '\n');

        // Then
        assertThat(file.badRows()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(3);
            assertThat(bad.reason()).contains(reason);
        });
        assertThat(told(file)).containsExactly("gacc MONTH 2021-03-01 EUR CNY DIRECT 7.8544 1");
    }

    @Test
    void shouldTakeTheSameRateTwiceAsOne() throws Exception {
        // When
        RateFile file = read(
                new CsvRates(),
                CSV_HEADER + "gacc,EUR,CNY,month,2021-03,7.85,1,direct\ngacc,EUR,CNY,month,2021-03,7.850,1,\n");

        // Then
        assertThat(file.badRows()).isEmpty();
        assertThat(file.rates())
                .singleElement()
                .satisfies(rate -> assertThat(rate.rate()).isEqualByComparingTo(new BigDecimal("7.85")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "authority,currency,base,kind,date\n",
                "authority,currency,base,kind,date,rate,rate\n",
                "authority,currency,base,kind,date,rate,note\n",
                "authority,\"currency,base,kind,date,rate\n"
            })
    void shouldRefuseCsvWithOtherColumns(String text) {
        assertThatThrownBy(() -> read(new CsvRates(), text)).isInstanceOf(InvalidRateFileException.class);
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        assertThatThrownBy(() -> read(new CsvRates(), "authority,курс\n", WINDOWS_1251))
                .isInstanceOf(InvalidRateFileException.class)
                .hasMessage("is not UTF-8 text");
    }

    private static RateFile read(RateFormat format, String text) throws IOException {
        return read(format, text, StandardCharsets.UTF_8);
    }

    private static RateFile read(RateFormat format, String text, Charset charset) throws IOException {
        return format.read("a file", text.getBytes(charset));
    }

    private static List<String> told(RateFile file) {
        return file.rates().stream()
                .map(rate -> String.join(
                        " ",
                        rate.key().authority(),
                        rate.key().kind().toString(),
                        rate.key().day().toString(),
                        rate.key().currency(),
                        rate.base(),
                        rate.quotation().toString(),
                        rate.rate().toPlainString(),
                        Integer.toString(rate.units())))
                .toList();
    }
}
