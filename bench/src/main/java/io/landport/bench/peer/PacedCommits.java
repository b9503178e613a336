package io.landport.bench.peer;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Passes records on and requests commits of its task at a {@link PublishPace}, for a topology whose commit interval is the longest
 * delay. While the delay is that long, it requests none: all tasks of a thread are then committed together, once an interval.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
final class PacedCommits<K, V> implements FixedKeyProcessor<K, V, V> {
    private FixedKeyProcessorContext<K, V> context;
    private PublishPace pace;

    @Override
    public void init(FixedKeyProcessorContext<K, V> given) {
        context = given;
        pace = new PublishPace(given.currentSystemTimeMs());
        given.schedule(PublishPace.MIN_DELAY, PunctuationType.WALL_CLOCK_TIME, this::commitIfDue);
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
        pace.onRecord(record.timestamp(), context.currentSystemTimeMs());
        context.forward(record);
    }

    private void commitIfDue(long nowMillis) {
        if (pace.isDue(nowMillis) && pace.delayMillis(nowMillis) < PublishPace.MAX_DELAY.toMillis()) {
            context.commit();
            pace.onPublished(nowMillis);
        }
    }
}
