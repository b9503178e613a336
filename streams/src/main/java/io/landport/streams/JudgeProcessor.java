package io.landport.streams;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Decodes a record and judges its document. Bytes in, one judgement out, whatever the bytes are. */
@NullUnmarked
final class JudgeProcessor implements Processor<byte[], byte[], byte[], Judgement> {
    static final String RECEIVED_DAYS = "received-days";

    private static final String AVRO = "application/vnd.landport.document+avro";

    private final Map<String, Channel> channels;
    private final Codec<TradeDocument> codec;
    private final Judge judge;
    private ProcessorContext<byte[], Judgement> context;
    private ReceivedDays receivedDays;

    /** @param channels the channel of each input topic */
    JudgeProcessor(Map<String, Channel> channels, Codec<TradeDocument> codec, Judge judge) {
        this.channels = channels;
        this.codec = codec;
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
        Decoded<TradeDocument> decoded = decoded(record.value());
        if (decoded.problem().isPresent()) {
            context.forward(record.withValue((Judgement) new Judgement.Unreadable(record.value()))
                    .withHeaders(DeadLetter.headers(
                            record.headers(), origin, decoded.problem().get())));
        } else {
            TradeDocument document = decoded.value().orElseThrow();
            context.forward(record.withValue(judged(document, record, origin, receivedDay)));
        }
    }

    private Decoded<TradeDocument> decoded(byte @Nullable [] bytes) {
        return bytes == null ? new Decoded.Unreadable<>("the record has no value") : codec.decode(bytes);
    }

    private Judgement judged(
            TradeDocument document, Record<byte[], byte[]> record, Origin.TopicRecord origin, LocalDate receivedDay) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        Original original = new Original(AVRO, record.value());
        Verdict verdict = judge.judge(document, channels.get(origin.topic()), key, receivedDay);
        if (verdict.rejected().isPresent()) {
            return new Judgement.Refused(rejection(origin, verdict.rejected().get(), document, original));
        }
        Judged judged = verdict.accepted().orElseThrow();
        return new Judgement.Accepted(judged, receivedDay, origin, original);
    }

    private static Rejection rejection(
            Origin origin, Verdict.Rejected rejected, TradeDocument document, Original original) {
        return new Rejection(
                origin, rejected.reason(), rejected.detail(), document.id(), revisionOf(document), original);
    }

    private static @Nullable Long revisionOf(TradeDocument document) {
        if (document instanceof Declaration declaration) {
            return declaration.revision();
        }
        return document instanceof Cancellation cancellation ? (Long) cancellation.revision() : null;
    }
}
