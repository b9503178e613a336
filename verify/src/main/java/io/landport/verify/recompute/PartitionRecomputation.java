package io.landport.verify.recompute;

import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.settle.Settlement.FateMove;
import io.landport.domain.total.Contribution;
import io.landport.kafka.read.ProgressListener;
import io.landport.verify.ledger.ExternalSort;
import io.landport.verify.ledger.MergeIterator;
import io.landport.verify.ledger.SortEntry;
import io.landport.verify.ledger.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Recomputes the figures of the messages with one partition number, in which all messages of a document are: sorts them by document, judges
 * and settles them one by one, and adds up the changes. Usage: {@link #read} each record, each partition in offset order; then {@link
 * #settleAll}.
 */
final class PartitionRecomputation implements AutoCloseable {
    private static final long LAST_MOMENT =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
    private static final int MAX_BYTES = Topic.MAX_REJECTION_BYTES / 2;
    private static final byte[] NO_KEY = {};
    private static final int PROGRESS_PERIOD = 1_000;

    private final Topics topics;
    private final Codec<TradeDocument> codec;
    private final Reference reference;
    private final Judge judge;
    private final Predicate<Origin.TopicRecord> quarantined;
    private final ExternalSort messages;
    private final RecomputedSums sums;
    private final Map<TopicPartition, Long> latestMoments = new HashMap<>();

    /** @param sums takes the figures; the caller closes it */
    PartitionRecomputation(RecomputationRules rules, Workspace workspace, RecomputedSums sums) {
        this.topics = rules.topics();
        this.codec = rules.wire().codec(topics.documents(Channel.CUSTOMS));
        this.reference = rules.reference();
        this.judge = new Judge(reference);
        this.quarantined = rules.quarantined();
        this.messages = workspace.sort();
        this.sums = sums;
    }

    /** Adds a record of a document topic. */
    void read(ConsumerRecord<byte[], byte[]> record) {
        boolean isQuarantined =
                quarantined.test(new Origin.TopicRecord(record.topic(), record.partition(), record.offset()));
        LocalDate receivedDay = receivedDay(record, isQuarantined);
        Channel channel = channel(record.topic());
        count(channel, FateKey.ANY, receivedDay, FateKey.READ, 1);
        countOfFeed(record);
        byte[] key = record.key() == null ? NO_KEY : record.key();
        byte[] value = record.value();
        if (isQuarantined) {
            count(channel, FateKey.UNKNOWN, receivedDay, Fate.QUARANTINED.code(), 1);
        } else if (value == null) {
            count(channel, FateKey.UNKNOWN, receivedDay, Fate.UNREADABLE.code(), 1);
        } else if (key.length + value.length > MAX_BYTES) {
            count(channel, FateKey.UNKNOWN, receivedDay, Fate.REJECTED.code(), 1);
        } else {
            boolean isInItsPartition = topics.documents(channel).partitionOf(key) == record.partition();
            // The key of an accepted message is its document's identity, so sorting by key brings a document's messages
            // together.
            messages.add(
                    key,
                    new InputRecord(
                                    channel,
                                    isInItsPartition,
                                    receivedDay,
                                    record.partition(),
                                    record.offset(),
                                    new SortEntry(key, value))
                            .spilled());
        }
    }

    /**
     * Settles all messages, document by document.
     *
     * @param progress is called once in a while
     */
    void settleAll(ProgressListener progress) {
        try (MergeIterator sorted = messages.sorted()) {
            byte[] key = NO_KEY;
            DocumentState state = DocumentState.UNKNOWN;
            DocumentMessages history = new DocumentMessages();
            long done = 0;
            while (sorted.hasNext()) {
                InputRecord record = InputRecord.of(sorted.next());
                if (!Arrays.equals(key, record.key())) {
                    sums.add(key, history);
                    key = record.key();
                    state = DocumentState.UNKNOWN;
                    history = new DocumentMessages();
                }
                state = settled(state, record, history);
                done++;
                if (done % PROGRESS_PERIOD == 0) {
                    progress.at(done, messages.size());
                }
            }
            sums.add(key, history);
            progress.at(done, messages.size());
        }
    }

    @Override
    public void close() {
        messages.close();
    }

    private LocalDate receivedDay(ConsumerRecord<byte[], byte[]> record, boolean isQuarantined) {
        long moment = Math.min(LAST_MOMENT, Math.max(0, record.timestamp()));
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        long latest = isQuarantined
                ? latestMoments.getOrDefault(partition, moment)
                : latestMoments.merge(partition, moment, Math::max);
        return dayOf(latest);
    }

    private Channel channel(String topic) {
        for (Channel channel : Channel.values()) {
            if (topics.documents(channel).name().equals(topic)) {
                return channel;
            }
        }
        throw new IllegalArgumentException(topic + " is not a document topic");
    }

    private DocumentState settled(DocumentState before, InputRecord record, DocumentMessages history) {
        Optional<TradeDocument> document = codec.decode(record.value()).value();
        if (document.isEmpty()) {
            count(record, FateKey.UNKNOWN, Fate.UNREADABLE);
            return before;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Verdict verdict = judge.judge(document.get(), record.channel(), key, record.receivedDay());
        String source = document.get().id().source();
        if (verdict.accepted().isEmpty() || !record.isInItsPartition()) {
            String known = reference.source(source).isPresent() ? source : FateKey.UNKNOWN;
            count(record, known, Fate.REJECTED);
            Reason reason = verdict.rejected().map(Verdict.Rejected::reason).orElse(Reason.WRONG_PARTITION);
            sums.receipts().addRejected(document.get(), known, reason, origin(record), record.receivedDay());
            return before;
        }
        return settled(before, verdict.accepted().get(), record, history);
    }

    private Origin origin(InputRecord record) {
        return new Origin.TopicRecord(topics.documents(record.channel()).name(), record.partition(), record.offset());
    }

    private DocumentState settled(DocumentState before, Judged message, InputRecord record, DocumentMessages history) {
        Settlement settlement = Settle.settle(before, message, record.receivedDay());
        String source = message.id().source();
        count(record, source, settlement.fate());
        for (FateMove move : settlement.moves()) {
            count(record.channel(), source, move.receivedDay(), move.from().code(), -1);
            count(record.channel(), source, move.receivedDay(), move.to().code(), 1);
        }
        for (Contribution change : settlement.changes()) {
            sums.add(change, record.receivedDay());
        }
        sums.receipts().addSettled(message, before, settlement, origin(record), record.receivedDay());
        history.add(message, record.receivedDay());
        if (settlement.rejected() == null
                && message instanceof Judged.JudgedRevision revision
                && revision.day() != null) {
            sums.addDay(source, revision.day());
        }
        return settlement.after();
    }

    private void count(InputRecord record, String source, Fate fate) {
        count(record.channel(), source, record.receivedDay(), fate.code(), 1);
    }

    private void count(Channel channel, String source, LocalDate receivedDay, String fate, long records) {
        sums.add(new FateKey(topics.documents(channel).name(), source, receivedDay, fate), records);
    }

    /** A document that intake has published is counted by the topic of its feed, too. */
    private void countOfFeed(ConsumerRecord<byte[], byte[]> record) {
        Header readFrom = record.headers().lastHeader(FilePlace.HEADER);
        if (readFrom != null) {
            LocalDate day = dayOf(Math.min(LAST_MOMENT, Math.max(0, record.timestamp())));
            FilePlace.topic(readFrom.value())
                    .ifPresent(feed -> sums.add(new FateKey(feed, FateKey.ANY, day, FateKey.PUBLISHED), 1));
        }
    }

    private static LocalDate dayOf(long moment) {
        return Instant.ofEpochMilli(moment).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
