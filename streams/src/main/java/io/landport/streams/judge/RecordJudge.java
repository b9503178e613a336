package io.landport.streams.judge;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and judges records of the document topics. Any record has a judgement; none throws. The reasons for rejection are
 * decided by {@link Judge}, except those of the record itself: too large, or in the wrong partition.
 */
public final class RecordJudge {
    /** The largest record whose rejection fits the topic of rejected documents, with room for the reason. */
    public static final int MAX_BYTES = Topic.MAX_REJECTION_BYTES / 2;

    private static final String AVRO = "application/vnd.landport.document+avro";
    private static final byte[] NO_KEY = {};

    private final Map<String, Channel> channels;
    private final Topics topics;
    private final Codec<TradeDocument> codec;
    private final Judge judge;
    private final Set<Origin.TopicRecord> quarantined;

    /** @param quarantined records that are not decoded */
    public RecordJudge(Topics topics, Wire wire, Judge judge, Set<Origin.TopicRecord> quarantined) {
        this.channels = Arrays.stream(Channel.values())
                .collect(Collectors.toMap(channel -> topics.documents(channel).name(), Function.identity()));
        this.topics = topics;
        this.codec = wire.codec(topics.documents(Channel.CUSTOMS));
        this.judge = judge;
        this.quarantined = Set.copyOf(quarantined);
    }

    /**
     * Judges one record.
     *
     * @param key null if the record has none
     * @param value null if the record has none
     */
    public Judgement judgement(
            byte @Nullable [] key, byte @Nullable [] value, Origin.TopicRecord origin, LocalDate receivedDay) {
        if (isQuarantined(origin)) {
            return new Judgement.QuarantinedRecord(receivedDay, origin);
        }
        if (value == null) {
            return new Judgement.UnreadableRecord(null, "the record has no value", receivedDay, origin);
        }
        byte[] present = key == null ? NO_KEY : key;
        if (present.length + value.length > MAX_BYTES) {
            return new Judgement.RejectedRecord(tooLarge(origin), receivedDay, origin, FateKey.UNKNOWN);
        }
        Decoded<TradeDocument> decoded = codec.decode(value);
        return decoded.value()
                .map(document -> judge(document, present, value, origin, receivedDay))
                .orElseGet(() ->
                        new Judgement.UnreadableRecord(value, decoded.problem().orElse(""), receivedDay, origin));
    }

    /** Whether an operator has quarantined a record. */
    boolean isQuarantined(Origin.TopicRecord origin) {
        return quarantined.contains(origin);
    }

    private Judgement judge(
            TradeDocument document, byte[] key, byte[] value, Origin.TopicRecord origin, LocalDate receivedDay) {
        Original original = new Original(AVRO, value);
        Verdict verdict = verdict(document, key, origin, receivedDay);
        return verdict.rejected()
                .<Judgement>map(rejected -> new Judgement.RejectedRecord(
                        new Rejection(
                                origin,
                                rejected.reason(),
                                rejected.detail(),
                                rejected.location(),
                                document.id(),
                                document.declaredRevision(),
                                original,
                                document.references()),
                        receivedDay,
                        origin,
                        rejected.reason() == Reason.UNKNOWN_SOURCE
                                ? FateKey.UNKNOWN
                                : document.id().source()))
                .orElseGet(() -> new Judgement.AcceptedRecord(
                        verdict.accepted().orElseThrow(), receivedDay, origin, original, document.references()));
    }

    private Verdict verdict(TradeDocument document, byte[] key, Origin.TopicRecord origin, LocalDate receivedDay) {
        Channel channel = channels.getOrDefault(origin.topic(), Channel.CUSTOMS);
        Verdict verdict = judge.judge(document, channel, new String(key, StandardCharsets.UTF_8), receivedDay);
        int partition = topics.documents(channel).partitionOf(key);
        return verdict.rejected().isPresent() || partition == origin.partition()
                ? verdict
                : new Verdict.Rejected(
                        Reason.WRONG_PARTITION,
                        "partition of the record's key is '" + partition + "', not " + origin.partition());
    }

    /** A compressed batch may contain a record that is too large for the topic of rejected documents. */
    private static Rejection tooLarge(Origin origin) {
        String detail = "record is larger than " + MAX_BYTES + " bytes; the original is only in the input topic";
        return new Rejection(origin, Reason.TOO_LARGE, detail, null, null, null, new Original(AVRO, new byte[0]));
    }
}
