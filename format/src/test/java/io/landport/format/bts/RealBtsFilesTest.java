package io.landport.format.bts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the real files of 2021, if they are next to the checkout. */
class RealBtsFilesTest {
    private static final Path FILES = Path.of("..", "..", "shared", "data", "us-bts-dot3");
    private static final Format FORMAT = new BtsDot3(BtsOptions.defaults());

    @TempDir
    private Path folder;

    /** What a group adds up to. */
    private record FileSum(long dollars, long kilograms, int lines) {
        FileSum plus(FileSum other) {
            return new FileSum(dollars + other.dollars, kilograms + other.kilograms, lines + other.lines);
        }
    }

    @BeforeEach
    void requireFiles() {
        assumeTrue(Files.isDirectory(FILES), "the BTS files of 2021 do not stand beside this checkout");
    }

    @Test
    void shouldReadEveryRowOfTheYearIntoDocuments() throws IOException {
        // Given
        List<Path> files = monthly();
        // When
        List<FeedItem> items = new ArrayList<>();
        for (Path file : files) {
            items.addAll(Texts.read(FORMAT, Input.file(file)));
        }
        // Then
        List<TradeDocument> documents = Texts.documents(items);
        assertThat(Texts.rejected(items)).isEmpty();
        assertThat(documents).hasSize(12_654);
        assertThat(documents.stream()
                        .mapToInt(document -> lines(document).size())
                        .sum())
                .isEqualTo(207_778);
        assertThat(sumsOf(documents)).isEqualTo(sumsByPlainLoop(files));
    }

    @Test
    void shouldReadTheSameMayFromTheYearToDateFileAsFromTheMonthlyOne() {
        // Given
        Input monthly = Input.file(FILES.resolve("monthly/dot3_0521.csv"));
        Input yearToDate = Input.file(FILES.resolve("ytd/dot3_ytd_0521.csv"));
        // When
        Set<TradeDocument> may = new HashSet<>(Texts.documents(Texts.read(FORMAT, monthly)));
        Set<TradeDocument> mayOfYear = new HashSet<>();
        for (TradeDocument document : Texts.documents(Texts.read(FORMAT, yearToDate))) {
            if (YearMonth.from(((Declaration) document).header().statisticalDate())
                    .equals(YearMonth.of(2021, 5))) {
                mayOfYear.add(document);
            }
        }
        // Then
        assertThat(mayOfYear).isNotEmpty().isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "monthly/dot3_0521.csv, 0.5",
        "monthly/dot3_0521.csv, 0.75",
        "monthly/dot3_0121.csv, 0.99",
        "monthly/dot3_1221.csv, 0.99",
        "ytd/dot3_ytd_0521.csv, 0.5",
        "ytd/dot3_ytd_0521.csv, 0.9",
        "ytd/dot3_ytd_0521.csv, 0.997",
    })
    void shouldNoticeThatAFileWasCutOffBetweenTwoRows(String name, double share) throws IOException {
        // Given
        Path whole = FILES.resolve(name);
        List<String> lines = Files.readAllLines(whole);
        Path cut = folder.resolve(whole.getFileName());
        Files.write(cut, lines.subList(0, (int) (lines.size() * share)));
        // When // Then
        assertThatThrownBy(() -> Texts.read(FORMAT, Input.file(cut)))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(" is not complete: ");
    }

    @Test
    void shouldKeepTheMonthsThatAStrayRowIsOf() throws IOException {
        // Given
        List<String> lines = new ArrayList<>(Files.readAllLines(FILES.resolve("monthly/dot3_0521.csv")));
        int line = 9_000;
        lines.add(line - 1, "1,2304,87,5,2010,100,0,0,1,X,02,2021");
        Path strayed = Files.write(folder.resolve("dot3_0521.csv"), lines);
        // When
        List<FeedItem> items = Texts.read(FORMAT, Input.file(strayed));
        // Then
        assertThat(Texts.rejected(items))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.line()).isEqualTo(line));
        assertThat(Texts.documents(items))
                .isEqualTo(Texts.documents(Texts.read(FORMAT, Input.file(FILES.resolve("monthly/dot3_0521.csv")))));
    }

    private static List<Path> monthly() throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve("monthly"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, FileSum> sumsByPlainLoop(List<Path> files) throws IOException {
        Map<String, FileSum> sums = new TreeMap<>();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.strip().split(",", -1);
                String group = String.join(" ", cells[11] + '-' + cells[10], cells[1], cells[2], cells[0]);
                sums.merge(group, new FileSum(Long.parseLong(cells[5]), Long.parseLong(cells[6]), 1), FileSum::plus);
            }
        }
        return sums;
    }

    private static Map<String, FileSum> sumsOf(List<TradeDocument> documents) {
        Map<String, FileSum> sums = new TreeMap<>();
        for (TradeDocument document : documents) {
            Declaration declaration = (Declaration) document;
            for (Line line : declaration.lines()) {
                String group = String.join(
                        " ",
                        YearMonth.from(declaration.header().statisticalDate()).toString(),
                        declaration.header().crossing(),
                        line.commodity(),
                        declaration.header().flow().equals("export") ? "1" : "2");
                Long weight = line.netWeight();
                sums.merge(
                        group,
                        new FileSum(line.value() / 10_000, weight == null ? 0 : weight / 1_000, 1),
                        FileSum::plus);
            }
        }
        return sums;
    }

    private static List<Line> lines(TradeDocument document) {
        return ((Declaration) document).lines();
    }
}
