package io.landport.streams;

import io.landport.domain.judge.Origin;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;

/** Hands each record to the judge with its place and its received day, and passes the judgement on. */
@NullUnmarked
final class JudgeProcessor implements Processor<byte[], byte[], byte[], Judgement> {
    static final String RECEIVED_DAYS = "received-days";

    private final RecordJudge judge;
    private ProcessorContext<byte[], Judgement> context;
    private ReceivedDays receivedDays;

    JudgeProcessor(RecordJudge judge) {
        this.judge = judge;
    }

    @Override
    public void init(ProcessorContext<byte[], Judgement> newContext) {
        context = newContext;
        receivedDays = new ReceivedDays(newContext.getStateStore(RECEIVED_DAYS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        Origin.TopicRecord origin = new Origin.TopicRecord(metadata.topic(), metadata.partition(), metadata.offset());
        LocalDate receivedDay = receivedDays.advance(origin.topic(), record.timestamp());
        Judgement judgement = judge.judgement(record.key(), record.value(), origin, receivedDay);
        context.forward(record.withValue(judgement)
                .withHeaders(judgement
                        .unreadable()
                        .map(dead -> DeadLetter.headers(record.headers(), origin, dead.why()))
                        .orElse(record.headers())));
    }
}
