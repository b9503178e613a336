package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.landport.launcher.CommandRun;
import io.landport.launcher.LandportCommand;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * All of 2021's US port trade through the whole pipeline, as a user would run it: every group to the dollar and the
 * kilogram, then restated. The steps build on each other. Skipped where the public files are not at hand.
 */
@Isolated // Ingests as fast as it can, and so would take the processors from all other tests.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("server")
final class UsTradeTest {
    private static final Path FILES = Path.of(System.getProperty("user.dir"))
            .resolve("../../shared/data/us-bts-dot3")
            .normalize();
    private static final Map<String, Integer> COLUMNS =
            Map.of("flow", 0, "port", 1, "chapter", 2, "value", 5, "weight", 6, "month", 10, "year", 11);

    @TempDir
    private static Path folder;

    private static Instance instance;

    @BeforeAll
    static void start() {
        assumeThat(FILES)
                .as("the public US files, which are not part of the project")
                .exists();
        instance = Instance.start(folder, new Ports(0, 0, false), Map.of());
    }

    @AfterAll
    static void stop() {
        if (instance != null) {
            instance.close();
        }
    }

    @Test
    @Order(1)
    void shouldEqualSumsComputedStraightFromTheFiles() throws IOException {
        // When
        ingest(0, months());

        // Then
        assertThat(queried()).isEqualTo(summed(months()));
    }

    @Test
    @Order(2)
    void shouldChangeNoTotalWhereTheYearToDateFileRestatesNothing() throws IOException {
        // When
        ingest(0, List.of(FILES.resolve("ytd/dot3_ytd_0521.csv")));

        // Then
        assertThat(queried()).isEqualTo(summed(months()));
    }

    @Test
    @Order(3)
    void shouldMoveExactlyWhatARestatedFileMoves() throws IOException {
        // Given
        List<String> january = Files.readAllLines(FILES.resolve("monthly/dot3_0121.csv"));
        List<String> restated = new ArrayList<>(january);
        String moved = restated.get(100);
        String[] cells = moved.split(",", -1);
        cells[COLUMNS.get("chapter")] = cells[COLUMNS.get("chapter")].equals("97") ? "87" : "97";
        restated.set(100, String.join(",", cells));
        restated.remove(200);
        Path file = Files.write(folder.resolve("restated-in-june.csv"), restated);

        // When
        ingest(0, List.of(file), "--period", "2021-06");

        // Then
        List<Path> now = new ArrayList<>(months());
        now.set(0, file);
        assertThat(queried()).isEqualTo(summed(now));
    }

    @Test
    @Order(4)
    void shouldTakeBackADocumentThatThePreviousFileStillHad() throws IOException {
        // Given
        Path previous = folder.resolve("restated-in-june.csv");
        List<String> rows = Files.readAllLines(previous);
        String gone = document(rows.get(300));
        Path file = Files.write(
                folder.resolve("restated-in-july.csv"),
                rows.stream().filter(row -> !document(row).equals(gone)).toList());

        // When
        ingest(0, List.of(file), "--period", "2021-07", "--previous", previous.toString());

        // Then
        List<Path> now = new ArrayList<>(months());
        now.set(0, file);
        assertThat(queried()).isEqualTo(summed(now));
    }

    @Test
    @Order(5)
    void shouldChangeNothingWhenAnOlderFileComesAgain() throws IOException {
        // Given
        Map<String, List<Long>> before = queried();

        // When
        ingest(0, List.of(FILES.resolve("monthly/dot3_0121.csv")));

        // Then
        assertThat(queried()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void shouldHaveTheSameFiguresInTheViewsForAnalysts() throws Exception {
        // Given
        List<Path> files = new ArrayList<>(months());
        files.set(0, folder.resolve("restated-in-july.csv"));
        Map<String, List<Long>> months = summed(files);

        // When
        Map<String, List<Long>> monthly = viewed("to_char(month, 'YYYY-MM'), crossing, sector, flow", "monthly");
        Map<String, List<Long>> daily = viewed("to_char(day, 'YYYY-MM'), crossing, sector, flow", "daily");
        Map<String, List<Long>> sharesOfCrossings =
                viewed("to_char(month, 'YYYY-MM'), crossing, sector, flow", "sector_share_of_crossing");
        Map<String, List<Long>> groups = viewed("to_char(month, 'YYYY-MM'), crossing, flow", "sector_group_monthly");
        Map<String, List<Long>> known = viewed(
                "to_char(month, 'YYYY-MM'), crossing, sector, flow",
                "monthly_known_on((now() AT TIME ZONE 'UTC')::date)");
        Map<String, List<Long>> yearToDate = viewed("as_of, crossing, sector, flow", "year_to_date");
        Map<String, List<Long>> firstHalf =
                viewed("as_of, crossing, sector, flow", "rolling_on('2021-06-30') WHERE time_window = 'ytd'");
        Map<String, List<Long>> shares = viewed("to_char(month, 'YYYY-MM'), sector, flow", "sector_share_of_flow");
        Map<String, List<Long>> commodities =
                viewed("to_char(month, 'YYYY-MM'), crossing, chapter, flow", "commodity_monthly");
        Map<String, List<Long>> screened =
                viewed("to_char(month, 'YYYY-MM'), crossing, chapter, flow", "screened_total");
        List<List<String>> wrongShares = new Stores(instance.installation())
                .rows("SELECT month, flow FROM sector_share_of_flow GROUP BY month, flow, source, currency"
                        + " HAVING sum(value) <> max(total_value) OR abs(sum(value_share) - 1) > 0.00005");

        // Then
        assertThat(monthly).isEqualTo(months);
        assertThat(daily).isEqualTo(months);
        assertThat(known).isEqualTo(months);
        assertThat(sharesOfCrossings).isEqualTo(months);
        assertThat(groups).isEqualTo(collapsed(months, key -> key.replaceFirst("(\\|[^|]*)\\|[^|]*", "$1")));
        assertThat(yearToDate).isEqualTo(collapsed(months, key -> "2021-12-31" + key.substring(7)));
        assertThat(firstHalf)
                .isEqualTo(
                        collapsed(months, key -> key.compareTo("2021-07") < 0 ? "2021-06-30" + key.substring(7) : ""));
        assertThat(shares).isEqualTo(collapsed(months, key -> key.replaceFirst("\\|[^|]*", "")));
        assertThat(commodities).isEqualTo(summed(files, chapter -> chapter));
        assertThat(screened).isEqualTo(commodities);
        assertThat(wrongShares).isEmpty();
    }

    /** Lines, value and weight in a view, added up by some of its columns. */
    private static Map<String, List<Long>> viewed(String columns, String view) throws SQLException {
        Map<String, List<Long>> groups = new TreeMap<>();
        new Stores(instance.installation())
                .rows("SELECT concat_ws('|', " + columns + "), sum(lines), sum(value), sum(net_weight_kg) FROM " + view
                        + " GROUP BY 1")
                .forEach(row -> groups.put(
                        row.get(0),
                        row.stream()
                                .skip(1)
                                .map(number -> new BigDecimal(number).longValueExact())
                                .toList()));
        return groups;
    }

    /** Groups by another key; those whose key is empty are left out. */
    private static Map<String, List<Long>> collapsed(Map<String, List<Long>> groups, UnaryOperator<String> key) {
        Map<String, List<Long>> collapsed = new TreeMap<>();
        groups.forEach((group, line) -> collapsed.merge(key.apply(group), line, UsTradeTest::sum));
        collapsed.remove("");
        return collapsed;
    }

    private static List<Path> months() throws IOException {
        try (Stream<Path> files = Files.list(FILES.resolve("monthly"))) {
            return files.sorted().toList();
        }
    }

    private static void ingest(int exitCode, List<Path> files, String... options) {
        List<String> arguments = new ArrayList<>(List.of("ingest", "bts-dot3", "--data", folder.toString()));
        arguments.addAll(List.of(options));
        files.forEach(file -> arguments.add(file.toString()));
        assertThat(new LandportCommand(Map.of()).run(arguments.toArray(new String[0])))
                .isEqualTo(exitCode);
    }

    /** Lines, value and weight by month, crossing, sector and flow, as the query says. */
    private static Map<String, List<Long>> queried() {
        CommandRun run = CommandRun.of(
                Map.of(),
                "query",
                "daily",
                "--data",
                folder.toString(),
                "--wait",
                "--timeout",
                "5m",
                "--by",
                "month,crossing,sector,flow",
                "--format",
                "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, List<Long>> groups = new TreeMap<>();
        run.out().lines().skip(1).forEach(row -> {
            String[] cells = row.split(",", -1);
            groups.put(
                    String.join("|", cells[0], cells[1], cells[2], cells[3]),
                    List.of(Long.parseLong(cells[4]), Long.parseLong(cells[6]), Long.parseLong(cells[8])));
        });
        return groups;
    }

    /** The same, by adding up the rows of the files. */
    private static Map<String, List<Long>> summed(List<Path> files) throws IOException {
        Map<String, String> sectors = SectorsByHand.byChapter();
        return summed(files, chapter -> String.valueOf(sectors.get(chapter)));
    }

    /** The same by what a chapter is of. */
    private static Map<String, List<Long>> summed(List<Path> files, UnaryOperator<String> ofChapter)
            throws IOException {
        Map<String, List<Long>> groups = new TreeMap<>();
        for (Path file : files) {
            for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
                String[] cells = row.split(",", -1);
                String group = String.join(
                        "|",
                        cell(cells, "year") + '-' + cell(cells, "month"),
                        "us-port:" + cell(cells, "port"),
                        ofChapter.apply(cell(cells, "chapter")),
                        cell(cells, "flow").equals("1") ? "export" : "import");
                List<Long> line =
                        List.of(1L, Long.parseLong(cell(cells, "value")), Long.parseLong(cell(cells, "weight")));
                groups.merge(group, line, UsTradeTest::sum);
            }
        }
        return groups;
    }

    private static List<Long> sum(List<Long> left, List<Long> right) {
        return List.of(left.get(0) + right.get(0), left.get(1) + right.get(1), left.get(2) + right.get(2));
    }

    private static String document(String row) {
        String[] cells = row.split(",", -1);
        return String.join("/", cells[0], cells[1], cells[3], cells[4]);
    }

    private static String cell(String[] cells, String column) {
        return cells[COLUMNS.get(column)];
    }
}
