package io.landport.verify.recompute;

import io.landport.contract.Codec;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
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
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.kafka.read.ProgressListener;
import io.landport.verify.ledger.ExternalSort;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.MergeIterator;
import io.landport.verify.ledger.SortEntry;
import io.landport.verify.ledger.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Recomputes all aggregates in the simplest possible way: sorts all messages by document, judges and settles them one by one, and
 * adds up the changes. Usage: {@link #read} each record of the document topics, each partition in offset order; then {@link
 * #settleAll}; then the getters.
 */
public final class Recomputation implements AutoCloseable {
    private static final long LAST_MOMENT =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
    private static final int MAX_BYTES = Topic.MAX_REJECTION_BYTES / 2;
    private static final byte[] NO_KEY = {};

    private final Topics topics;
    private final Codec<TradeDocument> codec;
    private final Reference reference;
    private final Judge judge;
    private final Predicate<Origin.TopicRecord> quarantined;
    private final ExternalSort messages;
    private final Map<RecomputedFigures, Ledger> ledgers = new EnumMap<>(RecomputedFigures.class);
    private final ListSums lists;
    private final ReceiptLedger receipts;
    private final Map<TopicPartition, Long> latestMoments = new HashMap<>();
    private final Map<String, LocalDate> asOf = new HashMap<>();

    /** @param receipts takes the receipts of all messages; the caller closes it */
    public Recomputation(
            Topics topics,
            Wire wire,
            Reference reference,
            Predicate<Origin.TopicRecord> quarantined,
            Workspace workspace,
            ReceiptLedger receipts) {
        this.topics = topics;
        this.codec = wire.codec(topics.documents(Channel.CUSTOMS));
        this.reference = reference;
        this.judge = new Judge(reference);
        this.quarantined = quarantined;
        this.messages = workspace.sort();
        for (RecomputedFigures figures : RecomputedFigures.values()) {
            ledgers.put(figures, workspace.sums());
        }
        this.lists = new ListSums(workspace);
        this.receipts = receipts;
    }

    /** Adds a record of a document topic. */
    public void read(ConsumerRecord<byte[], byte[]> record) {
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

    /** Settles all messages, document by document. */
    public void settleAll(ProgressListener progress) {
        try (MergeIterator sorted = messages.sorted()) {
            byte[] key = NO_KEY;
            DocumentState state = DocumentState.UNKNOWN;
            DocumentMessages history = new DocumentMessages();
            for (long done = 0; sorted.hasNext(); done++) {
                InputRecord record = InputRecord.of(sorted.next());
                if (!Arrays.equals(key, record.key())) {
                    add(key, history);
                    key = record.key();
                    state = DocumentState.UNKNOWN;
                    history = new DocumentMessages();
                }
                state = settled(state, record, history);
                progress.at(done, messages.size());
            }
            add(key, history);
        }
        messages.close();
        lists.selectNamed(receipts);
        roll();
    }

    /** The figures of one kind by key. */
    public Ledger ledger(RecomputedFigures figures) {
        return Objects.requireNonNull(ledgers.get(figures));
    }

    /** The lists that summaries name, and their fates. */
    public ListSums lists() {
        return lists;
    }

    /** The as-of day of each source: the latest statistical day of its accepted revisions. */
    public Map<String, LocalDate> asOf() {
        return Map.copyOf(asOf);
    }

    @Override
    public void close() {
        messages.close();
        ledgers.values().forEach(Ledger::close);
        lists.close();
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
            receipts.addRejected(document.get(), known, reason, origin(record), record.receivedDay());
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
            add(change, record.receivedDay());
        }
        receipts.addSettled(message, before, settlement, origin(record), record.receivedDay());
        history.add(message, record.receivedDay());
        if (settlement.rejected() == null
                && message instanceof Judged.JudgedRevision revision
                && revision.day() != null) {
            asOf.merge(source, revision.day(), (known, day) -> day.isAfter(known) ? day : known);
        }
        return settlement.after();
    }

    private void add(Contribution change, LocalDate receivedDay) {
        Figures figures = Figures.of(change.amounts());
        ledger(RecomputedFigures.TOTALS).put(change.key().key(), figures);
        ledger(RecomputedFigures.CHANGES)
                .put(new DailyChange(change.key(), receivedDay, change.amounts()).id(), figures);
        ledger(RecomputedFigures.COMMODITIES)
                .put(change.commodityKey().key(), Figures.of(change.amounts(), change.quantity()));
    }

    private void add(byte[] key, DocumentMessages history) {
        lists.add(new String(key, StandardCharsets.UTF_8), history);
        for (Contribution counted : history.counted()) {
            ledger(RecomputedFigures.WINNERS).put(counted.key().key(), Figures.of(counted.amounts()));
        }
    }

    private void count(InputRecord record, String source, Fate fate) {
        count(record.channel(), source, record.receivedDay(), fate.code(), 1);
    }

    private void count(Channel channel, String source, LocalDate receivedDay, String fate, long records) {
        String topic = topics.documents(channel).name();
        ledger(RecomputedFigures.FATES).put(new FateKey(topic, source, receivedDay, fate).key(), Figures.of(records));
    }

    /** A document that intake has published is counted by the topic of its feed, too. */
    private void countOfFeed(ConsumerRecord<byte[], byte[]> record) {
        Header readFrom = record.headers().lastHeader(FilePlace.HEADER);
        if (readFrom != null) {
            LocalDate day = dayOf(Math.min(LAST_MOMENT, Math.max(0, record.timestamp())));
            FilePlace.topic(readFrom.value())
                    .ifPresent(feed -> ledger(RecomputedFigures.FATES)
                            .put(new FateKey(feed, FateKey.ANY, day, FateKey.PUBLISHED).key(), Figures.of(1)));
        }
    }

    private static LocalDate dayOf(long moment) {
        return Instant.ofEpochMilli(moment).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Adds each daily total to the windows that contain its day. */
    private void roll() {
        new RollingSums(reference, asOf).add(ledger(RecomputedFigures.TOTALS), ledger(RecomputedFigures.ROLLING));
        asOf.forEach((source, day) -> {
            for (int partition = 0; partition < topics.rollingTotals().partitions(); partition++) {
                ledger(RecomputedFigures.CLOCKS).put(new AsOf(source, partition, day).key(), Figures.ofDay(day));
            }
        });
    }
}
