package io.landport.format.bts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Texts;
import io.landport.format.json.Ndjson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BtsDot3Test {
    private static final String HEADER =
            "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n";
    private static final String TRUCK_15 = "1,2304,15,5,1220,7047,0,92,1,X,05,2021\n";
    private static final String TRUCK_15_FOREIGN = "1,2304,15,5,1220,11,0,2,2,X,05,2021\n";
    private static final String TRUCK_07 = "1,2304,07,5,1220,500,25,1,1,X,05,2021\n";
    private static final String RAIL = "2,01XX,27,6,2010,90,40,1,,1,05,2021\n";
    private static final String TRUCK_JANUARY = "1,2304,15,5,1220,3,0,1,1,X,1,2021\n";
    private static final String MAY = "dot3_0521.csv";

    /** The files of these tests have a few rows of what a whole file has. */
    private static final BtsOptions PARTIAL = partial(Optional.empty(), 0, List.of());

    private static final DocumentId TRUCK_ID = new DocumentId(Channel.CUSTOMS, "us-bts", "2021-05/export/2304/CA/5");
    private static final DocumentId RAIL_ID = new DocumentId(Channel.CUSTOMS, "us-bts", "2021-05/import/01XX/MX/6");
    private static final DocumentId JANUARY_ID = new DocumentId(Channel.CUSTOMS, "us-bts", "2021-01/export/2304/CA/5");

    @TempDir
    private Path folder;

    @Test
    void shouldGatherRowsFromAllOverTheFile() throws IOException {
        // Given
        Input input = Texts.file(folder, MAY, HEADER + TRUCK_15 + RAIL + TRUCK_15_FOREIGN + TRUCK_07);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        new Declaration(
                                TRUCK_ID,
                                20210500,
                                header("export", "2304", "5", "CA"),
                                List.of(line("07", 500, 25L), line("15", 7047, null), line("15", 11, null)),
                                List.of()),
                        new Declaration(
                                RAIL_ID,
                                20210500,
                                header("import", "01XX", "6", "MX"),
                                List.of(line("27", 90, 40L)),
                                List.of()));
    }

    @Test
    void shouldReadTheSameDocumentFromRowsInAnyOrder() throws IOException {
        // Given
        long seed = 20_210_531;
        List<String> rows = new ArrayList<>(List.of(TRUCK_15, TRUCK_15_FOREIGN, TRUCK_07));
        for (int chapter = 20; chapter < 60; chapter++) {
            rows.add(TRUCK_15.replace(",15,", "," + chapter + ","));
        }
        List<FeedItem> inOrder = Texts.read(format(), Texts.file(folder, MAY, HEADER + String.join("", rows)));
        Collections.shuffle(rows, new Random(seed));
        Input shuffled = Texts.file(folder, MAY, HEADER + String.join("", rows));
        // When
        List<FeedItem> items = Texts.read(format(), shuffled);
        // Then
        assertThat(Texts.documents(items)).as("seed %d", seed).isEqualTo(Texts.documents(inOrder));
    }

    @Test
    void shouldReadMarksQuotesReturnsAndCompressedFiles() throws IOException {
        // Given
        String plain = HEADER + TRUCK_15 + RAIL;
        String dressed = "\uFEFF" + plain.replace("2304", "\"2304\"").replace("\n", "\r\n");
        Path file = folder.resolve("dot3_0521.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(dressed.getBytes(StandardCharsets.UTF_8));
        }
        // When
        List<FeedItem> items = Texts.read(format(), Input.file(file));
        // Then
        assertThat(Texts.documents(items))
                .hasSize(2)
                .isEqualTo(Texts.documents(Texts.read(format(), Texts.file(folder, MAY, plain))));
    }

    @Test
    void shouldGiveAYearToDateFileItsOwnPeriodAsRevision() throws IOException {
        // Given
        Input input = Texts.file(folder, "dot3_ytd_0521.csv", HEADER + TRUCK_JANUARY + TRUCK_15);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.documents(items))
                .allSatisfy(document ->
                        assertThat(((Declaration) document).revision()).isEqualTo(20210500));
        assertThat(Texts.documents(items)).extracting(document -> document.id()).containsExactly(JANUARY_ID, TRUCK_ID);
    }

    @Test
    void shouldCancelWhatARestatementNoLongerHas() throws IOException {
        // Given
        String june = TRUCK_15.replace(",05,2021", ",06,2021");
        Input previous = Texts.file(folder, "dot3_ytd_0621.csv", HEADER + TRUCK_15 + RAIL + TRUCK_JANUARY + june);
        Input restated = Texts.file(folder, MAY, HEADER + TRUCK_15);
        // When
        List<FeedItem> items = Texts.read(new BtsDot3(partial(Optional.empty(), 0, List.of(previous))), restated);
        // Then
        assertThat(Texts.documents(items)).hasSize(2).last().isEqualTo(new Cancellation(RAIL_ID, 20210500));
    }

    @Test
    void shouldNotCancelADocumentThatIsThereButRefused() throws IOException {
        // Given
        Input previous = Texts.file(folder, "dot3_ytd_0421.csv", HEADER + RAIL);
        Input restated = Texts.file(folder, MAY, HEADER + TRUCK_15 + RAIL.replace(",90,", ",x,"));
        // When
        List<FeedItem> items = Texts.read(new BtsDot3(partial(Optional.empty(), 0, List.of(previous))), restated);
        // Then
        assertThat(Texts.documents(items)).extracting(document -> document.id()).containsExactly(TRUCK_ID);
        assertThat(Texts.rejected(items)).hasSize(1);
    }

    @Test
    void shouldNotCompareAFileWithRowsThatCannotBePlaced() throws IOException {
        // Given
        Input previous = Texts.file(folder, "dot3_ytd_0421.csv", HEADER + RAIL);
        Input restated = Texts.file(folder, MAY, HEADER + TRUCK_15 + RAIL.replace("01XX", "1XX"));
        // When // Then
        assertThatThrownBy(() -> Texts.read(new BtsDot3(partial(Optional.empty(), 0, List.of(previous))), restated))
                .rootCause()
                .hasMessageContaining("cannot be compared with the previous files")
                .hasMessageContaining("line 3 does not identify its document: DEPE is '1XX'");
    }

    @ParameterizedTest
    @CsvSource({
        "'7047', '70x47', malformed-number",
        "'7047', '70.5', malformed-number",
        "'7047', '1E+05', malformed-number",
        "'7047', '', missing-field",
        "'7047,0,', '7047,n/a,', malformed-number",
        "'2304,15,5', '2304,,5', missing-field",
    })
    void shouldRefuseADocumentWithABadRowWhole(String good, String bad, String reason) throws IOException {
        // Given
        String broken = TRUCK_15.replace(good, bad);
        Input input = Texts.file(folder, MAY, HEADER + TRUCK_07 + RAIL + broken + TRUCK_15_FOREIGN);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.line()).isEqualTo(4);
            assertThat(rejected.id()).isEqualTo(TRUCK_ID);
            assertThat(rejected.revision()).isEqualTo(20210500L);
            assertThat(Texts.original(rejected)).isEqualTo(TRUCK_07 + broken + TRUCK_15_FOREIGN);
        });
        assertThat(Texts.documents(items)).extracting(document -> document.id()).containsExactly(RAIL_ID);
    }

    @Test
    void shouldRefuseTheSameNaturalKeyTwice() throws IOException {
        // Given
        Input input = Texts.file(folder, MAY, HEADER + TRUCK_15 + TRUCK_07 + TRUCK_15.replace("7047", "1"));
        // When
        FeedItem.RejectedRows rejected = Texts.soleRejected(Texts.read(format(), input));
        // Then
        assertThat(rejected.reason()).isEqualTo(Reason.DUPLICATE_ROW);
        assertThat(rejected.line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "'2304', '23', malformed-crossing",
        "'2304', '23X4', malformed-crossing",
        "'2304', '', missing-field",
        "'1220', '1221', unknown-code",
        "'15,5', '15,12345678901234567', unknown-mode",
        "'1,2304', '3,2304', unknown-code",
        "'05,2021', '13,2021', malformed-date",
        "'05,2021', '05,21', malformed-date",
        "'05,2021', ',2021', missing-field",
        "',05,2021', ',05', malformed-row",
        "'7047', '7,047', malformed-row",
        "'2304', '\"2304', malformed-row",
    })
    void shouldRefuseARowAloneWhoseDocumentCannotBeTold(String good, String bad, String reason) throws IOException {
        // Given
        String broken = TRUCK_15.replace(good, bad);
        Input input = Texts.file(folder, MAY, HEADER + TRUCK_07 + broken + RAIL);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.line()).isEqualTo(3);
            assertThat(rejected.id()).isNull();
            assertThat(Texts.original(rejected)).isEqualTo(broken.strip());
        });
        assertThat(Texts.documents(items)).hasSize(2);
    }

    @Test
    void shouldRefuseAMonthAfterTheFilesPeriod() throws IOException {
        // Given
        Input input = Texts.file(folder, "dot3_ytd_0421.csv", HEADER + TRUCK_15 + TRUCK_JANUARY + TRUCK_07);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.DATE_OUT_OF_RANGE);
            assertThat(rejected.detail()).isEqualTo("the month is 2021-05, after the file's period 2021-04");
        });
        assertThat(Texts.documents(items)).extracting(document -> document.id()).containsExactly(JANUARY_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "dot3_0521.csv, '1,2021', 'the month is 2021-01, but by its name the file holds 2021-05 only'",
        "dot3_0521.csv, '05,2020', 'the month is 2020-05, but by its name the file holds 2021-05 only'",
        "dot3_0521.csv, '06,2021', 'the month is 2021-06, after the file''s period 2021-05'",
        "dot3_ytd_0521.csv, '04,2020', 'the month is 2020-04, but by its name the file holds 2021-01 to 2021-05'",
        "dot3_ytd_0521.csv, '12,2021', 'the month is 2021-12, after the file''s period 2021-05'",
    })
    void shouldRefuseAStrayRowOfAnotherPeriod(String name, String month, String detail) throws IOException {
        // Given
        String stray = TRUCK_15.replace("05,2021", month);
        Input input = Texts.file(folder, name, HEADER + TRUCK_15 + TRUCK_07 + stray + RAIL);
        // When
        List<FeedItem> items = Texts.read(format(), input);
        // Then
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(Reason.DATE_OUT_OF_RANGE);
            assertThat(rejected.detail()).isEqualTo(detail);
            assertThat(rejected.line()).isEqualTo(4);
            assertThat(Texts.original(rejected)).isEqualTo(stray);
        });
        assertThat(Texts.documents(items))
                .extracting(document -> document.id())
                .containsExactlyInAnyOrder(TRUCK_ID, RAIL_ID);
    }

    @Test
    void shouldNotGuessWhichMonthsAFileWithoutANameHolds() throws IOException {
        // Given
        Input input = Texts.file(folder, "may.csv", HEADER + TRUCK_15 + TRUCK_JANUARY);
        Format format = new BtsDot3(partial(Optional.of(YearMonth.of(2021, 5)), 0, List.of()));
        // When // Then
        assertThatThrownBy(() -> Texts.read(format, input))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("may.csv has rows of 2 months (2021-01, 2021-05)");
    }

    @Test
    void shouldNotCompareAFileWithAStrayRow() throws IOException {
        // Given
        Input previous = Texts.file(folder, "dot3_ytd_0421.csv", HEADER + TRUCK_JANUARY + RAIL);
        Input restated = Texts.file(folder, MAY, HEADER + TRUCK_15 + TRUCK_15.replace("05,2021", "1,2021"));
        // When // Then
        assertThatThrownBy(() -> Texts.read(new BtsDot3(partial(Optional.empty(), 0, List.of(previous))), restated))
                .rootCause()
                .hasMessageContaining("cannot be compared with the previous files, because line 3 is out of place");
    }

    @ParameterizedTest
    @CsvSource({"dot3_0521.csv, 0, 20210500", "dot3_0521.csv, 1, 20210501", "dot3_ytd_0521.csv, 99, 20210599"})
    void shouldNumberAReplacementBetweenItsPeriodAndTheNext(String name, int supersede, long revision)
            throws IOException {
        // Given
        Input input = Texts.file(folder, name, HEADER + TRUCK_15);
        Input next = Texts.file(folder, "dot3_ytd_0621.csv", HEADER + TRUCK_15);
        // When
        Declaration replacement = (Declaration) Texts.documents(
                        Texts.read(new BtsDot3(partial(Optional.empty(), supersede, List.of())), input))
                .get(0);
        Declaration later =
                (Declaration) Texts.documents(Texts.read(format(), next)).get(0);
        // Then
        assertThat(replacement.revision()).isEqualTo(revision).isLessThan(later.revision());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 32})
    void shouldRefuseAFileThatEndsWithinARow(int missing) throws IOException {
        // Given
        String whole = HEADER + TRUCK_15 + RAIL;
        Input input = Texts.file(folder, MAY, whole.substring(0, whole.length() - missing));
        // When // Then
        assertThatThrownBy(() -> Texts.read(format(), input))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(input.givenName() + " is cut off: line 3 has no line break at its end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dot3_0521.csv | 1 05 | it has no imports of 2021-05",
                "dot3_0521.csv | 2 05 | it has no exports of 2021-05",
                "dot3_ytd_0321.csv | 1 01,2 01,1 02,2 02,1 03 | it has no imports of 2021-03",
                "dot3_ytd_0321.csv | 1 01,2 01,1 02,2 02 | by its name it holds 2021-01 to 2021-03, but it has no rows of 2021-03",
                "dot3_ytd_0421.csv | 1 02,2 02 | but it has no rows of 2021-01, 2021-03, 2021-04",
            })
    void shouldRefuseAFileThatLacksAPartOfItsPeriod(String name, String flowsAndMonths, String problem)
            throws IOException {
        // Given
        StringBuilder rows = new StringBuilder(HEADER);
        for (String row : flowsAndMonths.split(",", -1)) {
            rows.append(row.charAt(0) + ",2304,15,5,1220,7,0,1,1,X," + row.substring(2) + ",2021\n");
        }
        Input input = Texts.file(folder, name, rows.toString());
        // When // Then
        assertThatThrownBy(() -> Texts.read(new BtsDot3(BtsOptions.defaults()), input))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(input.givenName() + " is not complete: ")
                .hasMessageContaining(problem)
                .hasMessageContaining("--partial");
        assertThat(Texts.documents(Texts.read(format(), input))).isNotEmpty();
    }

    @Test
    void shouldRefuseASortedFileWhoseImportsEndTooEarly() throws IOException {
        // Given
        List<String> exports = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        for (int port = 1001; port < 2101; port++) {
            exports.add("1," + port + ",15,5,1220,7,0,1,1,X,05,2021\n");
            imports.add("2," + port + ",15,5,1220,7,0,1,1,X,05,2021\n");
        }
        Format format = new BtsDot3(BtsOptions.defaults());
        String head = HEADER + String.join("", exports);
        Input whole = Texts.file(folder, "dot3_0521.csv", head + String.join("", imports));
        int documents = Texts.documents(Texts.read(format, whole)).size();
        Input cut = Texts.file(folder, "dot3_0521.csv", head + String.join("", imports.subList(0, 1_080)));
        // When // Then
        assertThat(documents).isEqualTo(2_200);
        assertThatThrownBy(() -> Texts.read(format, cut))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(
                        "its imports of 2021-05 end at port 2080, but 1.8 % of its exports are of ports after");
    }

    @Test
    void shouldTakeThePeriodThatIsGiven() throws IOException {
        // Given
        Input input = Texts.file(folder, "may.csv", HEADER + TRUCK_15);
        // When
        List<FeedItem> items =
                Texts.read(new BtsDot3(partial(Optional.of(YearMonth.of(2022, 2)), 0, List.of())), input);
        // Then
        assertThat(Texts.documents(items))
                .singleElement()
                .satisfies(document ->
                        assertThat(((Declaration) document).revision()).isEqualTo(20220200));
    }

    @ParameterizedTest
    @CsvSource({
        "dot3_0521.csv, 2021-05",
        "DOT3_YTD_1221.CSV.GZ, 2021-12",
        "dot3_0493.csv, 1993-04",
        "dot3_1321.csv,",
        "dot1_0521.csv,",
        "dot3_0521.txt,",
    })
    void shouldTellThePeriodByTheName(String name, @Nullable String period) {
        // When
        Optional<YearMonth> found = BtsPeriod.ofName(name).map(BtsPeriod::month);
        // Then
        assertThat(found).isEqualTo(Optional.ofNullable(period).map(YearMonth::parse));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dot3_0521.csv | '' | is empty",
                "dot3_0521.csv | HEADER | has a header row and no other",
                "dot3_0521.csv | 'channel,source\nx,y\n' | is not bts-dot3",
                "dot3_0521.csv | '{\"channel\":\"customs\"}' | is not bts-dot3",
                "dot3_2021.csv | HEADER | does not say which period",
                "ports.csv | HEADER | does not say which period",
                "dot3_1221.csv | 'TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,YEAR\n1,2304,15,5,1220,1,0,1,1,X,2021' | has no MONTH column: annual files cannot be dated",
                "dot3_0521.csv | 'TRDTYPE,USASTATE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n' | is not bts-dot3",
                "dot3_0521.csv | 'PK\u0003\u0004rest' | is a zip archive",
            })
    void shouldSayWhatIsWrongWithAWholeFile(String name, String text, String message) throws IOException {
        // Given
        Input input = Texts.file(folder, name, text.replace("HEADER", HEADER));
        // When // Then
        assertThatThrownBy(() -> Texts.read(format(), input))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith(input.givenName() + ' ' + message);
    }

    @Test
    void shouldSayThatAFileIsMissingOrAFolder() {
        // Given
        Input missing = Input.file(folder.resolve(MAY));
        // When // Then
        assertThatThrownBy(() -> Texts.read(format(), missing)).rootCause().hasMessageEndingWith("does not exist");
        assertThatThrownBy(() -> Texts.read(new Ndjson(), Input.file(folder)))
                .rootCause()
                .hasMessageEndingWith("is a folder: name the files in it");
    }

    private static Format format() {
        return new BtsDot3(PARTIAL);
    }

    private static Header header(String flow, String port, String mode, String partner) {
        return new HeaderBuilder()
                .statisticalDate(LocalDate.of(2021, 5, 31))
                .flow(flow)
                .crossing("us-port", port)
                .mode(mode)
                .partner(partner)
                .currency("USD")
                .build();
    }

    private static Line line(String chapter, long dollars, @Nullable Long kilograms) {
        return new LineBuilder(chapter, dollars * 10_000)
                .netWeight(kilograms == null ? null : kilograms * 1_000)
                .build();
    }

    /** Options for files that lack parts of their period. */
    private static BtsOptions partial(Optional<YearMonth> period, int supersede, List<Input> previous) {
        return new BtsOptions(period, supersede, true, previous);
    }
}
