package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a workbook with LibreOffice and reads what it shows. Skipped where LibreOffice is not installed. */
final class LibreOfficeTest {
    private static final long SECONDS = 120;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldOpenAWorkbookWithoutAWarning() throws Exception {
        // Given
        Path program = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, "soffice"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(folder.resolve("soffice"));
        assumeThat(program).as("LibreOffice, which is not part of the project").exists();
        Files.write(
                folder.resolve("answer.xlsx"),
                AnswerSamples.written(
                        AnswerFormat.XLSX,
                        AnswerSamples.COLUMNS,
                        AnswerSamples.row("2021-03-31", "=1+2", "绥芬河", "2", "-12345678901.2345", "0.001", null),
                        AnswerSamples.row("2021-04-01", "x", "n", "3", "123456789012.3456", "1", null)));
        Path messages = folder.resolve("messages.txt");

        // When
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("answer.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        boolean isDone = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroy();

        // Then
        assertThat(isDone).isTrue();
        // It looks for a Java of its own, which has nothing to do with the workbook.
        assertThat(Files.readAllLines(messages).stream().filter(line -> !line.contains("javaldx")))
                .noneMatch(line -> line.matches("(?i).*(warn|error|repair|corrupt).*"));
        assertThat(rows())
                .containsExactly(
                        "day,month,crossing,crossing_name,lines,value,currency,net_weight_kg,unit_value",
                        "2021-03-31,2021-03,=1+2,绥芬河,2,\"-12,345,678,901.2345\",CNY,0.001,",
                        "2021-04-01,2021-04,x,n,3,123456789012.3456,CNY,1.00,");
    }

    /** The rows of the first sheet. */
    private List<String> rows() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            Path csv = files.filter(file -> file.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(csv, StandardCharsets.UTF_8);
        }
    }
}
