package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of any client on the topic of a feed, from the broker to the store. */
@SharedInstance
@Tag("server")
final class IntakeTest {
    private static final String LORRY = """
            {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,"statisticalDate":"2021-05-31",\
            "flow":"import","crossing":"2304","mode":"5","partner":"MX","currency":"USD",\
            "lines":[{"commodity":"847130","value":10}]}}
            """;

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
