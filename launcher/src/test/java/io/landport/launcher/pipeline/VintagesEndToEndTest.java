package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three months that are received on three days, one of them restated on a fourth: what was known on each, before and after a rebuild. */
@Tag("server")
final class VintagesEndToEndTest {
    private static final String POLICY =
            "SELECT source, reporter, months_until_final FROM revision_policy ORDER BY 1, 2, 3";
    private static final String REVISIONS =
            "SELECT month, received_day, crossing, sector, first_known, first_value, value_change, known_value FROM revision ORDER BY 1, 2, 3, 4";

    /** In the order in which they come. The restatement moves one document to another port and sector and withdraws another. */
    private static final Map<String, List<Message>> RECEIVED = received();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    /**
     * A revision of a document of one line.
     *
     * @param value 0 where the document is cancelled
     */
    private record Message(String document, int revision, String month, String port, String chapter, int value) {
        String json() {
            return value == 0
                    ? """
                    {"channel":"customs","source":"us-bts","documentId":"%s","cancellation":{"number":%d}}
                    """.formatted(document, revision)
                    : """
                    {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":%d,"statisticalDate":"%s",\
                    "flow":"export","crossing":"%s","currency":"USD","lines":[{"commodity":"%s","value":%d,"netWeight":%d}]}}
                    """.formatted(document, revision, month + "-28", port, chapter, value, value * 2);
        }
    }

    @Test
    @Tag("long")
    void shouldKnowOnEachDayWhatHadBeenReceivedAndKnowItAgainAfterARebuild() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), Map.of())) {
            ingest(data);
            new Stores(instance.installation())
                    .change("UPDATE revision_policy SET months_until_final = 36 WHERE reporter = 'US'");

            // Then
            awaitReceivedDays(instance, new Stores(instance.installation()));
            List<String> days = new ArrayList<>(RECEIVED.keySet());
            for (String day : days) {
                assertThat(knownOn(data, day)).as(day).isEqualTo(expected(day));
            }
            assertThat(knownOn(data, "2021-02-09")).isEmpty();
            assertThat(knownOn(data, "2021-05-19")).isEqualTo(expected("2021-04-12"));
            assertThat(query(data, "revisions", "--by", "month,crossing,sector,received-day")
                            .lines()
                            .skip(1))
                    .as("what moved")
                    .containsExactly(
                            "2021-01,us-port:2301,wood,2021-05-20,0,1,1,0,60,60,USD,0,120,120,0,0,0",
                            "2021-01,us-port:2304,machinery,2021-05-20,2,-2,0,150,-150,0,USD,300,-300,0,0,0,0");
            assertThat(query(data, "revisions", "--by", "month").lines().skip(1))
                    .as("revisions add up to the difference")
                    .containsExactly("2021-01,3,-1,2," + expected("2021-04-12").get("2021-01") + ","
                            + (expected("2021-05-20").get("2021-01")
                                    - expected("2021-04-12").get("2021-01")) + ","
                            + expected("2021-05-20").get("2021-01") + ",USD,350,-180,170,1,60,120");
            assertThat(query(data, "revisions", "--known-on", "2021-05-19").lines())
                    .hasSize(1);
        }
        Vintages before = vintages(data);

        // When
        CommandRun rebuild = run("rebuild", "--yes", "--partitions", "2", "--data", data.toString());

        // Then
        assertThat(rebuild.out()).as(rebuild.err()).contains("No figure changes.", "generation 2 is live");
        assertThat(vintages(data)).isEqualTo(before);
        assertThat(before.policy()).contains(Arrays.asList(null, "US", "36"));
    }

    /** All that the store remembers, in words of its own. */
    private record Vintages(
            List<List<String>> changes,
            List<List<String>> revisions,
            List<List<String>> firstKnown,
            List<List<String>> known,
            List<List<String>> policy) {}

    private static Vintages vintages(Path data) throws Exception {
        try (Instance instance = Instance.start(data, new Ports(0, 0, false), Map.of())) {
            Stores store = new Stores(instance.installation());
            List<List<String>> known = new ArrayList<>();
            for (String day : RECEIVED.keySet()) {
                known.addAll(
                        store.rows("SELECT * FROM monthly_known_on('" + day + "') ORDER BY month, crossing, sector"));
            }
            assertThat(known).hasSize(2 + 4 + 6 + 6);
            return new Vintages(
                    store.rows(
                            "SELECT * FROM monthly_change WHERE lines <> 0 OR value <> 0 ORDER BY month, crossing, sector, received_day"),
                    store.rows(REVISIONS),
                    store.rows("SELECT source, month, received_day FROM month_first_known ORDER BY 1, 2"),
                    known,
                    store.rows(POLICY));
        }
    }

    private static Map<String, List<Message>> received() {
        Map<String, List<Message>> received = new LinkedHashMap<>();
        received.put(
                "2021-02-10",
                List.of(
                        new Message("a", 1, "2021-01", "2304", "84", 50),
                        new Message("b", 1, "2021-01", "2304", "84", 100),
                        new Message("c", 1, "2021-01", "2301", "87", 25)));
        received.put(
                "2021-03-11",
                List.of(
                        new Message("d", 1, "2021-02", "2304", "84", 30),
                        new Message("e", 1, "2021-02", "2301", "87", 45)));
        received.put(
                "2021-04-12",
                List.of(
                        new Message("f", 1, "2021-03", "2304", "84", 10),
                        new Message("g", 1, "2021-03", "2301", "27", 5)));
        received.put(
                "2021-05-20",
                List.of(
                        new Message("a", 2, "2021-01", "2304", "84", 0),
                        new Message("b", 2, "2021-01", "2301", "44", 60)));
        return received;
    }

    /** Value by month of what had been received by the end of a day, by going through the messages. */
    private static Map<String, Integer> expected(String day) {
        Map<String, Message> winners = new LinkedHashMap<>();
        RECEIVED.forEach((received, messages) -> {
            if (received.compareTo(day) <= 0) {
                messages.forEach(message -> winners.put(message.document, message));
            }
        });
        Map<String, Integer> values = new TreeMap<>();
        winners.values().stream()
                .filter(message -> message.value > 0)
                .forEach(message -> values.merge(message.month, message.value, Integer::sum));
        return values;
    }

    private static Map<String, Integer> knownOn(Path data, String day) {
        Map<String, Integer> values = new TreeMap<>();
        query(data, "daily", "--by", "month", "--known-on", day)
                .lines()
                .skip(1)
                .map(row -> row.split(","))
                .forEach(cells -> values.put(cells[0], Integer.valueOf(cells[3])));
        return values;
    }

    /** A file for each day, by one command. */
    private void ingest(Path data) throws IOException {
        List<String> words = new ArrayList<>(List.of("ingest", "ndjson", "--data", data.toString()));
        words.addAll(List.of("--received", String.join(",", RECEIVED.keySet())));
        for (Map.Entry<String, List<Message>> day : RECEIVED.entrySet()) {
            words.add(Files.writeString(
                            folder.resolve(day.getKey() + ".ndjson"),
                            String.join(
                                    "",
                                    day.getValue().stream().map(Message::json).toList()))
                    .toString());
        }
        CommandRun ingest = run(words.toArray(String[]::new));
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    /** Each day is stored after the figures of the days before it. */
    private static void awaitReceivedDays(Instance instance, Stores stores) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!stores.rows("SELECT max(received_day) FROM received_clock").equals(List.of(List.of("2021-05-20")))) {
            instance.requireNoFailure();
            assertThat(System.nanoTime()).as("no received days").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        assertThat(stores.rows("SELECT count(*) FROM received_clock"))
                .isEqualTo(List.of(List.of(String.valueOf(2
                        * instance.installation()
                                .topics()
                                .documents(Channel.CUSTOMS)
                                .partitions()))));
    }

    private static String query(Path data, String... words) {
        List<String> all = new ArrayList<>(List.of("query"));
        all.addAll(List.of(words));
        all.addAll(List.of("--wait", "--timeout", "5m", "--format", "csv", "--data", data.toString()));
        CommandRun query = run(all.toArray(String[]::new));
        assertThat(query.exitCode()).as(query.err()).isZero();
        return query.out();
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(Map.of(), words);
    }
}
