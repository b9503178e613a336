package io.landport.bench.explain;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.MessageSender;
import io.landport.bench.trial.Session;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.Channel;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.operations.explain.KafkaInputRecords;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.StageFactory;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.explain.ExplainQuestion;
import io.landport.query.explain.ExplainRequest;
import io.landport.query.explain.InputRecords;
import io.landport.query.explain.TotalExplainer;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends documents through the pipeline of an embedded instance, then explains totals of a day and of a month at one crossing.
 *
 * @param documents that are created; the messages about them are a quarter more
 */
public record ExplainTrial(Session session, int documents) {
    private static final int PERCENT = 100;
    private static final int REPEATED = 3;

    /** Records of a partition that are not in the index yet: less than a segment. */
    private static final int SEGMENT = 65_536;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LINGER_MILLIS = 20;
    private static final Duration DAY_BOUND = Duration.ofSeconds(5);
    private static final Duration MONTH_BOUND = Duration.ofSeconds(20);
    /** Explanations do not read receipts. */
    private static final Map<String, String> WITHOUT_RECEIPTS = Map.of("LANDPORT_RECEIPTS", "no");

    private static final String CROSSING = "us-port:2304";

    /**
     * A total that was explained.
     *
     * @param what its days and crossing
     * @param bound that the first time may take
     * @param first time, with nothing read before
     * @param again median of the following times
     * @param rows of the answer: documents of which something is left
     */
    public record Explained(
            String what, Duration bound, Duration first, Duration again, long rows, boolean isAgreement) {
        public boolean isInTime() {
            return isAgreement && first.compareTo(bound) < 0;
        }

        /** What is wrong; empty if nothing is. */
        public String verdict() {
            return isInTime() ? "" : isAgreement ? "over the limit" : "NOT equal to the store";
        }
    }

    /** Measures. The size of the index is a step of progress. */
    public List<Explained> run() throws IOException, SQLException {
        try (Instance instance =
                Instance.start(session.data().resolve("instance"), new Ports(0, 0, false), WITHOUT_RECEIPTS)) {
            Installation live = LiveGeneration.of(instance.installation());
            long began = System.nanoTime();
            int messages = Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
            session.step("publishing %,d messages", messages);
            publish(live, messages);
            session.step("published after %d s; waiting for the store", secondsSince(began));
            awaitStore(live);
            session.step("in the store after %d s; waiting for the index", secondsSince(began));
            awaitIndex(live, messages);
            long bytes = indexBytes(live);
            session.step(
                    "in the index after %d s; it has %,d bytes, %d a document",
                    secondsSince(began), bytes, (bytes + documents - 1) / documents);
            return explained(live);
        }
    }

    private void publish(Installation live, int messages) {
        Workload workload = session.workload();
        try (MessageSender sender = new MessageSender(InputTopic.LANDPORT, live.client(), LINGER_MILLIS)) {
            for (int index = 0; index < messages; index++) {
                sender.send(workload.message(index));
            }
        }
    }

    private static void awaitStore(Installation live) {
        try (KafkaAdmin cluster = new KafkaAdmin(live.client())) {
            StageFactory.of(live).caughtUp(cluster).await(waiting -> {});
        }
    }

    private void awaitIndex(Installation live, int messages) throws SQLException {
        long complete =
                messages - (long) live.topics().documents(Channel.CUSTOMS).partitions() * SEGMENT;
        while (number(live, "SELECT coalesce(sum(messages), 0) FROM document_segment") < complete) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static long secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
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
        session.step("explaining " + option + ' ' + days);
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
                AnswerReport report = new TotalExplainer(store, input, live.reference())
                        .explain(request, AnswerFormat.CSV, AnswerOutput.of(out));
                isEqual &= report.isAgreement();
            }
            times.add(Duration.ofNanos(System.nanoTime() - began));
            rows = out.toString().lines().count() - 1;
        }
        Duration median =
                times.subList(1, times.size()).stream().sorted().toList().get(REPEATED / 2);
        return new Explained(option + ' ' + days + ", one crossing", bound, times.get(0), median, rows, isEqual);
    }
}
