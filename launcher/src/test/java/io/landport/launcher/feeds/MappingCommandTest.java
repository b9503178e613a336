package io.landport.launcher.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code landport mapping} and {@code landport ingest csv --mapping} without servers. */
final class MappingCommandTest {
    private static final Path SAMPLES = Path.of("..", "docs", "samples", "mapped");
    private static final String OWN = """
            input: {separator: semicolon, decimal: comma}
            skip: {name: totals, when: {column: hs, is: TOTAL}}
            constants: {channel: customs, source: cn-gacc, currency: CNY, crossing: "1902", flow: import}
            fields:
              documentId: doc
              revision: {parameter: edition}
              statisticalDate: {column: day, date: dd.MM.yyyy}
              commodity: hs
              value: sum
            parameters: {edition: {description: number of the export, default: "1"}}
            """;
    private static final String ROWS =
            "doc;day;hs;sum\nA;31.05.2021;2709;1,5\nA;31.05.2021;TOTAL;1,5\nB;31.05.2021;77;2\n";

    @TempDir
    private Path folder;

    @Test
    void shouldListShippedAndConfiguredMappings() throws IOException {
        // Given
        Files.writeString(folder.resolve("own.yaml"), "description: Our own\n" + OWN);
        Files.writeString(folder.resolve("broken.yaml"), "description: [\n");
        // When
        CommandRun run = CommandRun.of(Map.of("LANDPORT_MAPPINGS", folder.toString()), "mapping", "list");
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("broken +not valid: see landport mapping check broken")
                .containsPattern("own +Our own")
                .containsPattern("ru-dattsvt +Russian customs statistics");
    }

    @Test
    void shouldCheckAMapping() throws IOException {
        // Given
        Path good = Files.writeString(folder.resolve("good.yaml"), OWN);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), OWN.replace("value: sum", "valu: sum"));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.yaml"), OWN.replace("cn-gacc", "cn-gac"));
        // When
        CommandRun passed = run("mapping", "check", good.toString());
        CommandRun failed = run("mapping", "check", bad.toString());
        CommandRun unknown = run("mapping", "check", elsewhere.toString());
        // Then
        assertThat(passed.exitCode()).isZero();
        assertThat(passed.out()).contains("no problems", "--set edition=VALUE: number of the export (default: 1)");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(bad + " line 9: there is no field 'valu'. Did you mean 'value'?")
                .contains("the field 'value' is not mapped")
                .contains("2 problems; nothing was read");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("the reference data has no source 'cn-gac'");
    }

    @Test
    void shouldPreviewTheFirstDocumentsAsATable() {
        // When
        CommandRun run = run(
                "mapping",
                "preview",
                "ru-dattsvt",
                SAMPLES.resolve("dattsvt-cp866.csv").toString(),
                "--set",
                "revision=20210420");
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList().get(0)).matches("line +document +revision +date .*unit");
        assertThat(run.out())
                .containsPattern(
                        "ru-fcs-statistics 2021-03/import/CN/08000/84 +20210420 +2021-03-31 +import +RU +- +CN +08000 +-"
                                + " +8471300000 +1250.5 +USD +310.25 +12 +796")
                .contains("5 rows read");
    }

    @Test
    void shouldIngestWithAMapping() throws IOException {
        // Given
        Path mapping = Files.writeString(folder.resolve("own.yaml"), OWN);
        Path rows = Files.writeString(folder.resolve("rows.csv"), ROWS);
        // When
        CommandRun run = run("ingest", "csv", "--mapping", mapping.toString(), "--check", rows.toString());
        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.out())
                .contains(
                        "3 rows, 1 documents, nothing published, 1 rejected (commodity-without-sector 1); 1 rows skipped"
                                + " (totals 1)");
        assertThat(run.err()).contains("rows.csv line 4: commodity-without-sector, hs: commodity is '77'");
    }

    @ParameterizedTest
    @CsvSource({
        "ndjson, --mapping=ru-dattsvt, --mapping and --set apply to csv files only",
        "csv, --set=revision=1, --set needs --mapping",
        "csv, --mapping=ru-datsvt, there is no mapping 'ru-datsvt': use a .yaml file or one of eu-comext",
        "csv, --mapping=ru-dattsvt, the mapping ru-dattsvt needs the parameter 'revision'",
        "csv, --mapping=nowhere.yaml, there is no mapping file nowhere.yaml",
    })
    void shouldRefuseMisuse(String format, String option, String message) {
        // When
        CommandRun run = run("ingest", format, option, "--check", "f.csv");
        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }
}
