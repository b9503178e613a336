package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.simulator.Pacer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of any client on the topic of a feed, from the broker to the store. */
@SharedInstance
@Tag("server")
final class IntakeTest {
    private static final String LORRY = """
            {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,"statisticalDate":"2021-05-31",\
            "flow":"import","crossing":"2304","mode":"5","partner":"MX","currency":"USD",\
            "lines":[{"commodity":"847130","value":10}]}}
            """;

    private static final int MANY = 60_000;
    private static final int RATE = 10_000;
    private static final int ASKED_AFTER = 500;
    private static final String GROUP = "landport-intake";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Installation installation;
    private static Path folder;

    @BeforeAll
    static void start(Instance shared) {
        installation = shared.installation();
        folder = installation.data();
    }

    /** A record in another form each: what comes out is balanced, up to the store, and equals a recomputation. */
    @Test
    void shouldBalanceRecordsOfFeedsUpToTheStore() throws Exception {
        // Given
        long before = number(balance(), 1);
        TradeDocument avro = new Cancellation(new DocumentId(Channel.CUSTOMS, "us-bts", "intake-avro"), 1);
        Topics topics = installation.topics();

        // When
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, "any key", bytes(LORRY.formatted("intake-1")), null);
            send(
                    producer,
                    null,
                    bytes(LORRY.formatted("intake-2") + "nonsense\n" + LORRY.formatted("intake-3")),
                    "ndjson");
            send(
                    producer,
                    null,
                    installation.wire().codec(topics.documents(Channel.CUSTOMS)).encode(avro),
                    null);
            send(producer, null, bytes("no format at all"), null);
        }
        CommandRun verified = run("verify");

        // Then
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out()).contains("intake.default.v1, store: read ");
        String[] balanced = balance();
        assertThat(number(balanced, 1) - before).isEqualTo(6);
        assertThat(balanced[2]).isEqualTo(balanced[1]);
        assertThat(balanced[3]).isEqualTo("0");
    }

    /** Another process has an open transaction when it is killed: it commits nothing more and does not leave the group. */
    @Test
    @Tag("long")
    void shouldReadEachRecordOnceWhenOneOfTwoProcessesIsKilled(@TempDir Path data) throws Exception {
        // Given
        String[] before = balance();
        Map<String, Long> fatesBefore = fates();
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client());
                KafkaProducer<byte[], byte[]> producer = producer()) {
            Set<TopicPartition> all = partitions(cluster, Set.of());
            Set<String> own = readers(cluster);
            try (ChildStage other = ChildStage.start("intake", data, TestServers.environmentOf(installation))) {
                await(
                        "partitions of the other process",
                        () -> partitions(cluster, own).size() == all.size() / 2);
                Set<TopicPartition> ofOther = partitions(cluster, own);
                long start = committed(cluster, ofOther);

                // When
                int sent = send(producer, 0, () -> committed(cluster, ofOther) == start);
                other.kill();
                assertThat(sent).isLessThan(MANY);
                send(producer, sent, () -> true);
            }
        }
        CommandRun verified = run("verify");

        // Then
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        String[] after = balance();
        assertThat(number(after, 1) - number(before, 1)).isEqualTo(MANY);
        assertThat(number(after, 2) - number(before, 2)).isEqualTo(MANY);
        assertThat(after[3]).isEqualTo("0");
        Map<String, Long> fates = fates();
        fatesBefore.forEach((fate, records) -> fates.merge(fate, -records, Long::sum));
        fates.values().removeIf(change -> change == 0);
        assertThat(fates).isEqualTo(Map.of("counted", (long) MANY));
    }

    /** The members of the group. Threads of one process are members of their own. */
    private static Set<String> readers(KafkaAdmin cluster) {
        return new Progress(cluster)
                .members(GROUP).stream().map(MemberDescription::clientId).collect(Collectors.toSet());
    }

    /** The partitions that members of the group read, except for some of them. */
    private static Set<TopicPartition> partitions(KafkaAdmin cluster, Set<String> without) {
        return new Progress(cluster)
                .members(GROUP).stream()
                        .filter(member -> !without.contains(member.clientId()))
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .collect(Collectors.toSet());
    }

    private static long committed(KafkaAdmin cluster, Set<TopicPartition> partitions) {
        return new Progress(cluster)
                .committed(GROUP).entrySet().stream()
                        .filter(offset -> partitions.contains(offset.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    /** Sends records to all partitions, evenly, so that all processes read all the time. Returns how many are sent when it must stop. */
    private static int send(KafkaProducer<byte[], byte[]> producer, int first, BooleanSupplier mayGoOn) {
        String topic = installation.topics().intakes().get(Topics.DEFAULT_FEED).name();
        int partitions = producer.partitionsFor(topic).size();
        Pacer pace = Pacer.of(RATE);
        int record = first;
        while (record < MANY && (record % ASKED_AFTER != 0 || mayGoOn.getAsBoolean())) {
            assertThat(pace.awaitTurn()).isTrue();
            var unused = producer.send(new ProducerRecord<>(
                    topic, record % partitions, null, bytes(LORRY.formatted("intake-killed-" + record))));
            record++;
        }
        producer.flush();
        return record;
    }

    /** The records of the topic of documents by fate. */
    private static Map<String, Long> fates() {
        return run("query", "fates", "--wait", "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.startsWith("customs.documents.v1,"))
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[1], cells -> number(cells, 2)));
    }

    private static void await(String what, BooleanSupplier isReached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static String[] balance() {
        String rows = run("query", "balance", "--wait", "--format", "csv").out();
        return rows.lines()
                .filter(line -> line.startsWith("intake.default.v1,"))
                .findFirst()
                .orElse("intake.default.v1,0,0,0")
                .split(",");
    }

    private static long number(String[] cells, int column) {
        return Long.parseLong(cells[column]);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> client = new HashMap<>(installation.client());
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, @Nullable String key, byte[] value, @Nullable String format)
            throws InterruptedException, ExecutionException {
        String topic = installation.topics().intakes().get(Topics.DEFAULT_FEED).name();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key == null ? null : bytes(key), value);
        if (format != null) {
            record.headers().add("format", bytes(format));
        }
        producer.send(record).get();
    }

    private static CommandRun run(String... words) {
        String[] all = Stream.concat(Arrays.stream(words), Stream.of("--data", folder.toString()))
                .toArray(String[]::new);
        return CommandRun.of(Map.of(), all);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
