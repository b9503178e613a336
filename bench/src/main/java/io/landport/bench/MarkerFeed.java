package io.landport.bench;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.workload.Markers;
import io.landport.domain.document.TradeDocument;
import io.landport.simulator.Pacer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends a hundred markers per second from its own thread and records when and to which partition each was sent. */
final class MarkerFeed implements AutoCloseable {
    private static final int PER_SECOND = 100;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Clock clock;
    private final Map<Integer, SentMarker> sent = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::send, "markers");

    private MarkerFeed(KafkaProducer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /**
     * A marker that was sent.
     *
     * @param at time of sending
     */
    record SentMarker(int partition, Instant at) {}

    static MarkerFeed start(String bootstrapServers, Clock clock) {
        MarkerFeed feed = new MarkerFeed(FillMain.producer(bootstrapServers, "1"), clock);
        feed.thread.start();
        return feed;
    }

    /** Stops and returns the markers sent, by number. */
    Map<Integer, SentMarker> stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
        return Map.copyOf(sent);
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close();
    }

    private void send() {
        Pacer pace = Pacer.of(PER_SECOND);
        Function<TradeDocument, byte[]> encoding =
                InputTopic.LANDPORT.encoding().open();
        for (int number = 0; pace.awaitTurn(); number++) {
            int marker = number;
            TradeDocument document = Markers.document(marker);
            Instant now = clock.instant();
            Future<?> unused = producer.send(
                    new ProducerRecord<>(
                            InputTopic.LANDPORT.topic(),
                            document.id().key().getBytes(StandardCharsets.UTF_8),
                            encoding.apply(document)),
                    (metadata, failure) -> {
                        if (failure == null) {
                            sent.put(marker, new SentMarker(metadata.partition(), now));
                        }
                    });
        }
    }
}
