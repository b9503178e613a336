package io.landport.bench.gateway;

import io.landport.bench.fire.InstallationUnderTest;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.process.StageChild;
import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.Session;
import io.landport.bench.workload.Workload;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.format.json.NdjsonWriter;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.producer.publish.DocumentPlace;
import io.landport.producer.publish.Publisher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures intake with documents in JSON and in Avro, beside the same documents published with their keys. */
public record IntakeTrial(Session session, int documents) {
    private static final double NANOS = 1e9;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String GROUP = "landport-intake";

    /** One row each, without the rest of the pipeline. */
    public List<FigureRow> measure() throws Exception {
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"));
                InstallationUnderTest underTest =
                        new InstallationUnderTest(session.data().resolve("own"), servers.settings())) {
            underTest.register();
            Installation installation = underTest.installation();
            Codec<TradeDocument> codec =
                    installation.wire().codec(installation.topics().documents(Channel.CUSTOMS));
            session.step("publishing %,d documents with their keys, after as many for warm-up", documents);
            publish(installation);
            double keyed = publish(installation);
            try (StageChild intake = StageChild.start("intake", session.data().resolve("intake"), servers.settings())) {
                intake.awaitReady(TIMEOUT);
                double json = rate(installation, intake, NdjsonWriter::line, "JSON");
                double avro = rate(installation, intake, codec::encode, "Avro");
                return List.of(
                        row("published with keys, documents/s", keyed),
                        row("intake of JSON, documents/s", json),
                        row("to published with keys", json / keyed),
                        row("intake of Avro, documents/s", avro),
                        row("to published with keys", avro / keyed));
            }
        }
    }

    private double publish(Installation installation) throws Exception {
        Workload workload = session.workload();
        long start = System.nanoTime();
        try (Publisher publisher =
                Publisher.to(installation.client(), installation.topics(), installation.wire(), Optional.empty())) {
            for (int index = 0; index < documents; index++) {
                publisher.take(workload.message(index), new DocumentPlace("load", index + 1L));
            }
            publisher.flush();
        }
        return documents * NANOS / (System.nanoTime() - start);
    }

    /** Of twice as many records, the second half is timed. They are written before intake is started again. */
    private double rate(
            Installation installation, StageChild intake, Function<TradeDocument, byte[]> encoder, String name) {
        session.step("intake of %,d documents in %s", documents, name);
        intake.close();
        send(installation, encoder);
        send(installation, encoder);
        intake.restart();
        long left = awaitLag(installation, documents);
        long start = System.nanoTime();
        long unread = awaitLag(installation, 0);
        return (left - unread) * NANOS / (System.nanoTime() - start);
    }

    private void send(Installation installation, Function<TradeDocument, byte[]> encoder) {
        Map<String, Object> client = new HashMap<>(installation.client());
        Workload workload = session.workload();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int index = 0; index < documents; index++) {
                Future<?> unused = producer.send(
                        new ProducerRecord<>(topic(installation), encoder.apply(workload.message(index))));
            }
        }
    }

    /** Waits until at most so many records are not read, and returns how many. */
    private static long awaitLag(Installation installation, long most) {
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            Progress progress = new Progress(cluster);
            Map<TopicPartition, Long> ends = progress.ends(List.of(topic(installation)));
            long lag = Progress.lag(progress.committed(GROUP), ends);
            while (lag > most) {
                LockSupport.parkNanos(PAUSE.toNanos());
                lag = Progress.lag(progress.committed(GROUP), ends);
            }
            return lag;
        }
    }

    private static String topic(Installation installation) {
        return Objects.requireNonNull(installation.topics().intakes().get(Topics.DEFAULT_FEED))
                .name();
    }

    private static FigureRow row(String measured, double result) {
        return FigureRow.of(measured).with("result", result);
    }
}
