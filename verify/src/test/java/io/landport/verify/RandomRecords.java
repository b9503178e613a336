package io.landport.verify;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Random records of the document topics: valid, late, conflicting and undecodable ones. */
public final class RandomRecords {
    private static final int DOCUMENTS = 60;
    private static final int NUMBERS = 5;
    private static final int DAYS = 500;
    private static final Instant RECEIVED = Instant.parse("2024-05-30T20:00:00Z");
    private static final LocalDate LAST = LocalDate.of(2024, 5, 29);
    private static final Duration MAX_DELAY = Duration.ofHours(60);
    private static final List<String> COMMODITIES = List.of("44071190", "4407", "27090000", "870323", "99999999");
    private static final List<String> OUTCOMES = List.of("released", "released", "released", "refused", "annulled");

    private final SplittableRandom random;
    private final Topics topics;
    private final Codec<TradeDocument> codec;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();

    public RandomRecords(SplittableRandom random, Topics topics) {
        this.random = random;
        this.topics = topics;
        this.codec = new Wire(new BundledSchemas()).codec(topics.documents(Channel.CUSTOMS));
    }

    /** Records, those of each partition by ascending offset. */
    public List<ConsumerRecord<byte[], byte[]>> records(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record());
        }
        return records;
    }

    private ConsumerRecord<byte[], byte[]> record() {
        TradeDocument document = document(id());
        byte[] value = codec.encode(document);
        return switch (random.nextInt(25)) {
            case 0 -> sent(document, document.id().key(), null);
            case 1 -> sent(document, document.id().key(), new byte[] {1, 2, 3});
            case 2 -> sent(document, null, value);
            case 3 -> sent(document, document.id().key() + "x", value);
            case 4 -> sent(document, document.id().key(), new byte[Topic.MAX_REJECTION_BYTES / 2]);
            default -> sent(document, document.id().key(), value);
        };
    }

    private DocumentId id() {
        String number = "document " + random.nextInt(DOCUMENTS);
        return switch (random.nextInt(8)) {
            case 0 -> new DocumentId(Channel.CUSTOMS, "nobody", number);
            case 1, 2, 3 -> new DocumentId(Channel.CUSTOMS, "us-bts", number);
            case 4 -> new DocumentId(Channel.E_COMMERCE, "cn-ceb", number);
            case 5 -> new DocumentId(Channel.E_COMMERCE, "cn-gacc", number);
            default -> new DocumentId(Channel.CUSTOMS, "cn-gacc", number);
        };
    }

    private TradeDocument document(DocumentId id) {
        long number = random.nextInt(NUMBERS);
        return switch (random.nextInt(8)) {
            case 0 -> new Cancellation(id, number);
            case 1, 2, 3 ->
                new Decision(
                        id,
                        number,
                        random.nextBoolean() ? null : Long.valueOf(random.nextInt(NUMBERS)),
                        OUTCOMES.get(random.nextInt(OUTCOMES.size())));
            default -> declaration(id, number);
        };
    }

    /** Mostly the same content for the same revision. */
    private TradeDocument declaration(DocumentId id, long number) {
        long seed = random.nextInt(10) == 0 ? random.nextLong() : id.hashCode() + number;
        SplittableRandom content = new SplittableRandom(seed);
        Draft draft = new Draft(id.source().equals("us-bts") ? Samples.american() : Samples.declaration());
        Line[] lines = new Line[1 + content.nextInt(3)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(content);
        }
        if (content.nextInt(6) == 0) {
            draft = draft.summarises(number(content), number(content), number(content));
        }
        return draft.id(id)
                .revision(number)
                .date(LAST.minusDays(content.nextInt(DAYS)))
                .lines(lines)
                .declaration();
    }

    /** The number of a document that may or may not arrive, and may or may not be a list. */
    private static String number(SplittableRandom content) {
        return "document " + content.nextInt(DOCUMENTS / 2);
    }

    private static Line line(SplittableRandom content) {
        String commodity = COMMODITIES.get(content.nextInt(COMMODITIES.size()));
        long value = content.nextInt(1_000_000);
        Long weight = content.nextBoolean() ? Long.valueOf(content.nextInt(1_000)) : null;
        boolean hasQuantity = content.nextBoolean();
        LineBuilder line = new LineBuilder(commodity, value).netWeight(weight);
        if (hasQuantity) {
            line.quantity(Long.valueOf(content.nextInt(9_000)), content.nextBoolean() ? "035" : "011");
        }
        return line.build();
    }

    private ConsumerRecord<byte[], byte[]> sent(TradeDocument document, @Nullable String key, byte @Nullable [] value) {
        boolean isInWrongTopic = random.nextInt(30) == 0;
        Channel channel =
                (document.id().channel() == Channel.CUSTOMS) ^ isInWrongTopic ? Channel.CUSTOMS : Channel.E_COMMERCE;
        Topic<TradeDocument> topic = topics.documents(channel);
        byte[] keyBytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        int partition = random.nextInt(30) == 0 ? random.nextInt(topic.partitions()) : topic.partitionOf(keyBytes);
        long offset = offsets.merge(new TopicPartition(topic.name(), partition), 1L, Long::sum) - 1;
        long delay = random.nextLong(MAX_DELAY.toMillis());
        return new ConsumerRecord<>(
                topic.name(),
                partition,
                offset,
                RECEIVED.toEpochMilli() + delay,
                TimestampType.CREATE_TIME,
                keyBytes.length,
                value == null ? 0 : value.length,
                key == null ? null : keyBytes,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
