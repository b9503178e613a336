package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user of {@code ingest} is told of documents that are rejected, conflict or come late. */
@SharedInstance
@Tag("server")
final class IngestEndToEndTest {
    private static final String HEADER =
            "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n";

    private static Path folder;

    @TempDir
    private Path files;

    @BeforeAll
    static void start(Instance shared) {
        folder = shared.installation().data();
    }

    @Test
    void shouldNameTheLineAndFieldOfWhatStreamsRejects() throws IOException {
        // Given
        Path file = Files.writeString(files.resolve("judged.csv"), """
                        channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value
                        customs,us-bts,judged-1,1,2021-05-31,export,2304,USD,84,1
                        customs,us-bts,judged-2,1,2021-05-31,export,2304,USD,84,1
                        customs,us-bts,judged-2,1,2021-05-31,export,2304,USD,77,2
                        """);

        // When
        CommandRun run = ingest("csv", file, "--wait");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(file + " line 4: commodity-without-sector, commodity is '77'; the judge will reject it")
                .contains(file + " line 4: commodity-without-sector, commodity is '77' (line 2 of the document)"
                        + " (us-bts judged-2)");
        assertThat(run.out().lines())
                .containsExactly(
                        "3 rows, 2 documents, 2 published, 0 rejected, 1 of those published will be rejected by the judge"
                                + " (commodity-without-sector 1)",
                        "2 documents processed, 1 rejected (commodity-without-sector 1)",
                        "messages of us-bts by fate: counted +1, rejected +1");
    }

    @Test
    void shouldTellOfAConflictWithATruncatedFileAndReplaceIt() throws IOException {
        // Given
        String atTheCut = "1,2305,84,5,1220,10,0,0,1,X,03,2021\n";
        String afterTheCut = """
                1,2305,87,5,1220,20,0,0,1,X,03,2021
                2,2305,84,5,1220,40,0,0,1,X,03,2021
                """;
        Path file = files.resolve("dot3_0321.csv");
        Files.writeString(file, HEADER + atTheCut);
        CommandRun refused = ingest("bts-dot3", file);
        CommandRun half = ingest("bts-dot3", file, "--partial", "--wait");
        Files.writeString(file, HEADER + atTheCut + afterTheCut);

        // When
        CommandRun whole = ingest("bts-dot3", file, "--wait");
        String shortened = march();
        CommandRun replacement = ingest("bts-dot3", file, "--supersede", "1", "--wait");
        CommandRun again = ingest("bts-dot3", file, "--supersede", "1", "--wait", "--strict");

        // Then
        assertThat(refused.exitCode()).isOne();
        assertThat(refused.err()).contains(file + " is not complete: it has no imports of 2021-03");
        assertThat(refused.out()).startsWith("0 rows, 0 documents, 0 published");
        assertThat(half.out()).contains("1 documents processed, 0 rejected", "by fate: counted +1");
        assertThat(whole.err())
                .contains("warning: " + file + " was ingested with other content, 1 rows")
                .contains(file + " line 2: conflicting-revision, revision 20210300 came before with other content"
                        + " (us-bts 2021-03/export/2305/CA/5)")
                .contains("with --supersede");
        assertThat(whole.out())
                .contains("2 documents processed, 1 rejected (conflicting-revision 1)")
                .contains("by fate: counted +1, rejected +1");
        assertThat(shortened).isEqualTo("2,50");
        assertThat(replacement.err()).doesNotContain("warning", "conflicting");
        assertThat(replacement.out())
                .contains("2 documents processed, 0 rejected")
                .contains("by fate: replaced +2");
        assertThat(march()).isEqualTo("3,70");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("by fate: duplicate +2");
    }

    @Test
    void shouldTellHowAnEarlierFileReplacesALaterOne() throws IOException {
        // Given
        Path later = Files.writeString(files.resolve("dot3_ytd_0822.csv"), HEADER + """
                        1,2309,84,5,1220,10,0,0,1,X,07,2022
                        2,2309,84,5,1220,20,0,0,1,X,07,2022
                        1,2309,84,5,1220,30,0,0,1,X,08,2022
                        2,2309,84,5,1220,40,0,0,1,X,08,2022
                        """);
        Path corrected = Files.writeString(files.resolve("dot3_0722.csv"), HEADER + """
                        1,2309,84,5,1220,11,0,0,1,X,07,2022
                        2,2309,84,5,1220,22,0,0,1,X,07,2022
                        """);
        CommandRun first = ingest("bts-dot3", later, "--partial", "--wait");

        // When
        CommandRun stale = ingest("bts-dot3", corrected, "--wait");
        CommandRun replacing = ingest("bts-dot3", corrected, "--period", "2022-08", "--supersede", "1", "--wait");

        // Then
        assertThat(first.out()).as(first.err()).contains("counted +4");
        assertThat(stale.out()).contains("stale +2");
        assertThat(stale.err())
                .contains("ingest it with --period and the period of the later file, and with --supersede 1");
        assertThat(replacing.out()).as(replacing.err()).contains("replaced +2");
        assertThat(replacing.err()).doesNotContain("stale");
    }

    @Test
    void shouldRefuseAReceivedDayBeforeTheOneInForce() throws IOException {
        // Given
        CommandRun first = ingest("ndjson", list("late-1"), "--received", "2021-06-15");
        CommandRun same = ingest("ndjson", list("late-2"), "--received", "2021-06-15");

        // When
        CommandRun earlier = ingest("ndjson", list("late-3"), "--received", "2021-06-14");

        // Then
        assertThat(List.of(first.exitCode(), same.exitCode())).containsOnly(0);
        assertThat(earlier.exitCode()).isOne();
        assertThat(earlier.err())
                .contains("--received 2021-06-14 is before the current received day, 2021-06-15")
                .contains("ecommerce.documents.v1");
        assertThat(earlier.out()).contains("0 published");
    }

    /** A list of the channel that no other test of this class publishes to. */
    private Path list(String id) throws IOException {
        return Files.writeString(files.resolve(id + ".ndjson"), """
                {"channel":"e-commerce","source":"cn-ceb","documentId":"%s","cancellation":{"number":1}}
                """.formatted(id));
    }

    /** Lines and value of March 2021. */
    private static String march() {
        CommandRun query = CommandRun.of(
                Map.of(),
                "query",
                "daily",
                "--data",
                folder.toString(),
                "--from",
                "2021-03-01",
                "--to",
                "2021-03-31",
                "--format",
                "csv");
        String[] cells = query.out().lines().skip(1).findFirst().orElse("").split(",", -1);
        return cells[0] + ',' + cells[2];
    }

    private static CommandRun ingest(String format, Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("ingest", format, "--data", folder.toString(), file.toString()));
        words.addAll(List.of(options));
        return CommandRun.of(Map.of(), words.toArray(String[]::new));
    }
}
