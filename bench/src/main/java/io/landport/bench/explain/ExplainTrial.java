package io.landport.bench.explain;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.bench.explain.ExplainFigures.Explained;
import io.landport.bench.process.RecordSender;
import io.landport.bench.workload.Workload;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.StageFactory;
import io.landport.launcher.explain.KafkaInputRecords;
import io.landport.launcher.instance.Instance;
import io.landport.launcher.instance.Ports;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.settings.DatabaseLogin;
import io.landport.query.ExplainQuestion;
import io.landport.query.ExplainRequest;
import io.landport.query.ExplanationReport;
import io.landport.query.StoreReader;
import io.landport.query.TotalExplainer;
import io.landport.query.explain.InputRecords;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends documents through the pipeline of an embedded instance, then explains totals of a day and of a month at one crossing. */
public final class ExplainTrial {
    private static final int PERCENT = 100;
    private static final int REPEATED = 3;

    /** Records of a partition that are not in the index yet: less than a segment. */
    private static final int SEGMENT = 65_536;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEP_MESSAGES = 10_000;
    private static final Duration DAY_BOUND = Duration.ofSeconds(5);
    private static final Duration MONTH_BOUND = Duration.ofSeconds(20);
    /** Explanations do not read receipts. */
    private static final Map<String, String> WITHOUT_RECEIPTS = Map.of("LANDPORT_RECEIPTS", "no");

    private static final String CROSSING = "us-port:2304";

    private final Path data;
    private final Workload workload;
    private final int documents;
    private final Consumer<String> progress;

    /** @param documents that are created; the messages about them are a quarter more */
    public ExplainTrial(Path data, Workload workload, int documents, Consumer<String> progress) {
        this.data = data;
        this.workload = workload;
        this.documents = documents;
        this.progress = progress;
    }

    /** Measures. */
    public ExplainFigures run() throws IOException, SQLException {
        try (Instance instance = Instance.start(data.resolve("instance"), new Ports(0, 0, false), WITHOUT_RECEIPTS)) {
            Installation live = LiveGeneration.of(instance.installation());
            long began = System.nanoTime();
            int messages = Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
            progress.accept("publishing %,d messages".formatted(messages));
            publish(live, messages);
            Duration published = since(began);
            progress.accept("published in %d s; waiting for the store".formatted(published.toSeconds()));
            awaitStore(live);
            Duration stored = since(began);
            progress.accept("in the store after %d s; waiting for the index".formatted(stored.toSeconds()));
            awaitIndex(live, messages);
            return new ExplainFigures(documents, published, stored, since(began), indexBytes(live), explained(live));
        }
    }

    private void publish(Installation live, int messages) {
        Topic<TradeDocument> topic = live.topics().documents(Channel.CUSTOMS);
        Codec<TradeDocument> codec = live.wire().codec(topic);
        Map<String, Object> settings = new HashMap<>(live.client());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            PacedSteps steps = new PacedSteps(progress, STEP);
            for (int index = 0; index < messages; index++) {
                if (index % STEP_MESSAGES == 0) {
                    steps.accept("published %,d of %,d messages".formatted(index, messages));
                }
                TradeDocument message = workload.message(index);
                byte[] key = message.id().key().getBytes(StandardCharsets.UTF_8);
                RecordSender.send(
                        producer,
                        new ProducerRecord<>(topic.name(), topic.partitionOf(key), key, codec.encode(message)));
            }
        }
    }

    private void awaitStore(Installation live) {
        PacedSteps steps = new PacedSteps(progress, STEP);
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            StageFactory.of(live).caughtUp(cluster).await(steps);
        }
    }

    private void awaitIndex(Installation live, int messages) throws SQLException {
        long complete =
                messages - (long) live.topics().documents(Channel.CUSTOMS).partitions() * SEGMENT;
        PacedSteps steps = new PacedSteps(progress, STEP);
        for (long indexed = indexed(live); indexed < complete; indexed = indexed(live)) {
            steps.accept("%,d of %,d messages are in the index".formatted(indexed, messages));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long indexed(Installation live) throws SQLException {
        return number(live, "SELECT coalesce(sum(messages), 0) FROM document_segment");
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static long indexBytes(Installation live) throws SQLException {
        return number(
                live,
                "SELECT pg_total_relation_size('document_segment') + pg_total_relation_size('document_revision_posting')"
                        + " + pg_total_relation_size('document_message_posting')");
    }

    private static long number(Installation live, String sql) throws SQLException {
        DatabaseLogin login = live.settings().analystsStore();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Explained> explained(Installation live) throws IOException {
        List<Explained> explained = new ArrayList<>();
        for (String day : List.of("2025-05-20", "2025-06-30")) {
            explained.add(explained(live, ExplainQuestion.DAILY, "day", day, DAY_BOUND));
        }
        explained.add(explained(live, ExplainQuestion.MONTHLY, "month", "2025-05", MONTH_BOUND));
        return explained;
    }

    /** Each time with new connections, as a command has them. */
    private Explained explained(Installation live, ExplainQuestion question, String option, String days, Duration bound)
            throws IOException {
        progress.accept("explaining " + option + ' ' + days);
        ExplainRequest request = question.request(Map.of(option, days, "crossing", CROSSING));
        List<Duration> times = new ArrayList<>();
        boolean isEqual = true;
        long rows = 0;
        for (int run = 0; run <= REPEATED; run++) {
            long began = System.nanoTime();
            StringWriter out = new StringWriter();
            DatabaseLogin login = live.settings().analystsStore();
            try (KafkaAdmin cluster = new KafkaAdmin(live.client());
                    StoreReader store = StoreReader.open(login.url(), login.user(), login.password());
                    InputRecords input = KafkaInputRecords.open(live, cluster)) {
                ExplanationReport report = new TotalExplainer(store, input, live.reference())
                        .explain(request, AnswerFormat.CSV, AnswerOutput.of(out));
                isEqual &= report.isEqualToStore();
            }
            times.add(Duration.ofNanos(System.nanoTime() - began));
            rows = out.toString().lines().count() - 1;
        }
        Duration median =
                times.subList(1, times.size()).stream().sorted().toList().get(REPEATED / 2);
        return new Explained(option + ' ' + days + ", one crossing", bound, times.get(0), median, rows, isEqual);
    }
}
