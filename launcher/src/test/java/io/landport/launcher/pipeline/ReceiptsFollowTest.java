package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts on the command line: followed while documents are processed, continued from a cursor, and found by any number. */
@Tag("server")
@Tag("long")
final class ReceiptsFollowTest {
    private static final String DOCUMENT = """
            {"channel":"customs","source":"us-bts","documentId":"%s","references":[{"scheme":"shipper","id":"%s"}],\
            "revision":{"number":1,"statisticalDate":"2021-01-31","flow":"export","crossing":"2304","currency":"USD",\
            "lines":[{"commodity":"%s","value":7}]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldFollowReceiptsAndContinueAfterTheLast() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            assertThat(instance.reasonsNotReady()).isEmpty();
            ingest(data, document("first", "84", "F-1"));
            Path err = folder.resolve("err.txt");
            Process following = follow(data, err);

            // When
            String cursor;
            try (BufferedReader lines = following.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).contains("\"documentId\":\"first\"", "\"fate\":\"counted\"");
                ingest(data, document("second", "77", "S-1"));
                assertThat(lines.readLine())
                        .contains("\"documentId\":\"second\"", "\"reason\":\"commodity-without-sector\"");
                // Process.destroy would close the stream that is read.
                following.toHandle().destroy();
                assertThat(lines.readLine()).isNull();
                following.waitFor();
                cursor = Files.readString(err).strip().replaceFirst("(?s).*next: ", "");
            } finally {
                following.destroyForcibly();
            }
            ingest(data, document("third", "84", "T-1"));
            CommandRun fates = run(data, "query", "fates", "--wait", "--timeout", "5m", "--format", "csv");

            // Then
            assertThat(fates.out()).contains("counted,2", "rejected,1");
            assertThat(run(data, "receipts", "--after", cursor).out().lines())
                    .singleElement()
                    .asString()
                    .contains("\"documentId\":\"third\"");
            assertThat(run(data, "receipt", "us-bts", "T-1").out()).contains("third revision 1  counted on 2021-01-31");
            assertThat(run(data, "receipt", "us-bts", "S-1").out())
                    .contains("second revision 1  rejected (commodity-without-sector");
            assertThat(run(data, "receipt", "us-bts", "X-1").exitCode()).isOne();
        }
    }

    private static String document(String id, String commodity, String reference) {
        return DOCUMENT.formatted(id, reference, commodity);
    }

    private void ingest(Path data, String document) throws IOException {
        Path file = Files.createTempFile(folder, "document", ".ndjson");
        Files.writeString(file, document);
        CommandRun run = run(data, "ingest", "ndjson", "--wait", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static CommandRun run(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return CommandRun.of(Map.of(), all.toArray(String[]::new));
    }

    private static Process follow(Path data, Path err) throws IOException {
        return ChildJvm.process(ChildJvm.command("receipts", "--follow", "--data", data.toString()))
                .redirectError(err.toFile())
                .start();
    }
}
