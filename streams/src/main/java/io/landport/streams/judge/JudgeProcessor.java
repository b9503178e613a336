package io.landport.streams.judge;

import io.landport.domain.judge.Origin;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;

/**
 * Determines the received day of each record, has the record judged and forwards the judgement. The timestamp of a quarantined record does
 * not advance the received day.
 */
@NullUnmarked
public final class JudgeProcessor implements Processor<byte[], byte[], byte[], Judgement> {
    /** The store of received days: epoch day by topic. */
    public static final String RECEIVED_DAYS = "received-days";

    private final RecordJudge judge;
    private ProcessorContext<byte[], Judgement> context;
    private ReceivedDayClock receivedDays;

    public JudgeProcessor(RecordJudge judge) {
        this.judge = judge;
    }

    @Override
    public void init(ProcessorContext<byte[], Judgement> newContext) {
        context = newContext;
        receivedDays = new ReceivedDayClock(newContext.getStateStore(RECEIVED_DAYS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        Origin.TopicRecord origin = new Origin.TopicRecord(metadata.topic(), metadata.partition(), metadata.offset());
        LocalDate receivedDay = judge.isQuarantined(origin)
                ? receivedDays.current(origin.topic(), record.timestamp())
                : receivedDays.advance(origin.topic(), record.timestamp());
        context.forward(record.withValue(judge.judgement(record.key(), record.value(), origin, receivedDay)));
    }
}
