package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.GenerationStore;
import io.landport.store.StoreAddress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads figures with the tools of docs/analysts/first-hour.md, as the page says, and compares them with those of {@code landport query}. */
@Tag("server")
@Tag("long")
final class FirstHourTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PYTHON = Pattern.compile("(?ms)^```python\\n(.*?)^```$");
    private static final Pattern DUCKDB = Pattern.compile("(?ms)^```sql\\n(FROM 'months.parquet'.*?);\\n```$");
    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+).*");
    private static final Pattern CELLS = Pattern.compile("(\\d{4}-\\d\\d)[^,]*,([A-Z]{3}),([\\d.]+)");

    @TempDir
    private static Path folder;

    private static Instance instance;
    private static Map<String, BigDecimal> expected = Map.of();

    @BeforeAll
    static void fill() {
        Path data = folder.resolve("data");
        instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of());
        landport(
                "ingest",
                "ndjson",
                ROOT.resolve("docs/samples/border/2026-01.ndjson").toString());
        String figures = landport(
                "query", "monthly", "--wait", "--by", "month", "--source", "cn-gacc,cn-ceb,ru-fcs", "--format", "csv");
        expected = new TreeMap<>();
        for (String line : figures.lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            expected.put(cells[0] + ' ' + cells[4], new BigDecimal(cells[3]));
        }
        landport(
                "query",
                "monthly",
                "--by",
                "month,source,crossing,flow",
                "--format",
                "csv",
                "--output",
                file("months.csv"));
        landport(
                "query",
                "monthly",
                "--by",
                "month,source,crossing,flow",
                "--format",
                "parquet",
                "--output",
                file("months.parquet"));
    }

    @AfterAll
    static void stop() {
        if (instance != null) {
            instance.close();
        }
    }

    @Test
    void shouldReadParquetWithDuckDb() throws Exception {
        // Given
        Matcher sql = DUCKDB.matcher(page());
        assertThat(sql.find()).isTrue();
        Map<String, BigDecimal> found = new TreeMap<>();

        // When
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows =
                        statement.executeQuery(sql.group(1).replace("months.parquet", file("months.parquet")))) {
            while (rows.next()) {
                found.put(rows.getString(1) + " CNY", rows.getBigDecimal(2));
            }
        }

        // Then
        Map<String, BigDecimal> yuan = new TreeMap<>(expected);
        yuan.keySet().removeIf(key -> !key.endsWith(" CNY"));
        assertThat(yuan).isNotEmpty();
        assertEqual(found, yuan);
    }

    @Test
    void shouldReadCsvAndTheStoreWithPandas() throws Exception {
        assumeTrue(run("import pandas, psycopg2").isEmpty(), "there is no pandas, or no psycopg2");
        // Given
        List<String> scripts = PYTHON.matcher(page())
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        StoreAddress store = GenerationStore.of(instance.installation()).asAnalyst();
        Matcher address = ADDRESS.matcher(store.url());
        assertThat(address.matches()).isTrue();
        String login = "host=%s port=%s dbname=%s user=%s password=%s"
                .formatted(address.group(1), address.group(2), address.group(3), store.user(), store.password());

        for (String script : scripts) {
            // When
            String printed = run(script.replaceAll(
                    "psycopg2.connect\\(.*\\)", Matcher.quoteReplacement("psycopg2.connect(\"" + login + "\")")));

            // Then
            Map<String, BigDecimal> found = new TreeMap<>();
            CELLS.matcher(printed)
                    .results()
                    .forEach(cells -> found.put(cells.group(1) + ' ' + cells.group(2), new BigDecimal(cells.group(3))));
            assertEqual(found, expected);
        }
        assertThat(scripts).hasSize(2);
    }

    private static void assertEqual(Map<String, BigDecimal> found, Map<String, BigDecimal> figures) {
        assertThat(found).containsOnlyKeys(figures.keySet());
        assertThat(found).allSatisfy((key, value) -> assertThat(value).isEqualByComparingTo(figures.get(key)));
    }

    /** What a script prints, or its error. */
    private static String run(String script) throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        if (!Files.isExecutable(python)) {
            return "there is no Python";
        }
        Process process = new ProcessBuilder(python.toString(), "-W", "ignore", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static String landport(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        CommandRun run = CommandRun.of(Map.of(), all.toArray(String[]::new));
        assertThat(run.exitCode()).as(all + run.err()).isZero();
        return run.out();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/analysts/first-hour.md"));
    }
}
