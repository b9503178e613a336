package io.landport.streams.settle;

import io.landport.contract.FilePlace;
import io.landport.contract.FormatLevels;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Contribution;
import io.landport.streams.commit.CommitRequests;
import io.landport.streams.commit.ThreadInput;
import io.landport.streams.judge.DeadLetter;
import io.landport.streams.judge.Judgement;
import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.ValueView;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/**
 * Settles each message against the state of its document, and adds up the changes of totals and the fates of messages.
 * Changes are sent once a commit: a thousand documents of one series become one entry of a parcel.
 */
@NullUnmarked
public final class SettleProcessor
        implements Processor<byte[], Judgement, byte[], Settled>, Judgement.Visitor<Record<byte[], Judgement>> {
    /** The store of the states of documents. */
    public static final String DOCUMENTS = "documents";

    /** The store of names, clocks and the seed. */
    public static final String NAMES = "names";

    private final Set<String> inputs;
    private final int partitions;
    private final ToIntFunction<String> partitionOf;
    private final ReceiptLog receipts;
    private final FormatLevels levels;
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();
    private ProcessorContext<byte[], Settled> context;
    private PagedTable documents;
    private DocumentFormat format;
    private DocumentHash hash;
    private NameTable nameTable;
    private NameNumbers numbers;
    private Changes changes;
    private SummaryTracker summaries;
    private CommitRequests commits;
    private long newestTimestamp;
    private Origin.TopicRecord latest;

    /**
     * @param inputs the topics of documents
     * @param partitions the number of partitions of totals
     * @param partitionOf the partition of totals that a key belongs to
     * @param receipts takes the receipts of messages
     * @param levels of parcels and namings
     */
    public SettleProcessor(
            Set<String> inputs,
            int partitions,
            ToIntFunction<String> partitionOf,
            ReceiptLog receipts,
            FormatLevels levels) {
        this.inputs = Set.copyOf(inputs);
        this.partitions = partitions;
        this.partitionOf = partitionOf;
        this.receipts = receipts;
        this.levels = levels;
    }

    @Override
    public void init(ProcessorContext<byte[], Settled> newContext) {
        context = newContext;
        documents = newContext.getStateStore(DOCUMENTS);
        PagedTable names = newContext.getStateStore(NAMES);
        // Kafka Streams calls this again after an aborted transaction, so nothing of an earlier call may remain.
        numbers = new NameNumbers(partitionOf);
        nameTable = new NameTable(names);
        format = new DocumentFormat(numbers);
        hash = new DocumentHash(names);
        summaries = new SummaryTracker(
                new ListTable(newContext.getStateStore(ListProcessor.LISTS), hash),
                settled ->
                        settled.forward(newContext, newestTimestamp, settled.isInternal() ? levels.headers() : null));
        changes = new Changes(nameTable, numbers, newContext.taskId().partition(), partitions, partitionOf);
        commits = new CommitRequests(newContext, this::isProcessed);
        latest = null;
        newestTimestamp = Long.MIN_VALUE;
        // Kafka Streams flushes stores in no defined order. The action fills both tables, and does nothing the second
        // time.
        documents.beforeCommit(newContext, this::flush);
        names.beforeCommit(newContext, this::flush);
    }

    @Override
    public void process(Record<byte[], Judgement> record) {
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        commits.onRecord(record.timestamp(), 1);
        Judgement judgement = record.value();
        Origin.TopicRecord origin = judgement.origin();
        latest = origin;
        changes.setPosition(origin.topic(), origin.offset() + 1, judgement.receivedDay());
        changes.add(new FateKey(origin.topic(), FateKey.ANY, judgement.receivedDay(), FateKey.READ), 1);
        readFrom(record)
                .ifPresent(feed -> changes.add(new FateKey(feed, FateKey.ANY, dayOf(record), FateKey.PUBLISHED), 1));
        judgement.accept(this, record);
    }

    /** The day on which the broker took the record of the feed, whose timestamp all its documents have. */
    private static LocalDate dayOf(Record<?, ?> record) {
        return LocalDate.ofEpochDay(TimeUnit.MILLISECONDS.toDays(record.timestamp()));
    }

    /** The topic of the feed whose record the document was in. Its documents are counted, so that a lost one is missed. */
    private static Optional<String> readFrom(Record<byte[], Judgement> record) {
        Header readFrom = record.headers().lastHeader(FilePlace.HEADER);
        return readFrom == null ? Optional.empty() : FilePlace.topic(readFrom.value());
    }

    @Override
    public void onRejected(Judgement.RejectedRecord rejected, Record<byte[], Judgement> record) {
        count(rejected, rejected.source(), Fate.REJECTED);
        forward(new Settled.RejectedDocument(rejected.rejection()), record);
        receipts.onRejected(rejected, record, context);
    }

    @Override
    public void onQuarantined(Judgement.QuarantinedRecord quarantined, Record<byte[], Judgement> record) {
        count(quarantined, FateKey.UNKNOWN, Fate.QUARANTINED);
    }

    @Override
    public void onUnreadable(Judgement.UnreadableRecord unreadable, Record<byte[], Judgement> record) {
        count(unreadable, FateKey.UNKNOWN, Fate.UNREADABLE);
        new Settled.UnreadableInput(record.key(), unreadable.bytes())
                .forward(
                        context,
                        record.timestamp(),
                        DeadLetter.headers(record.headers(), unreadable.origin(), unreadable.problem()));
    }

    @Override
    public void onAccepted(Judgement.AcceptedRecord accepted, Record<byte[], Judgement> record) {
        Judged judged = accepted.judged();
        LocalDate receivedDay = accepted.receivedDay();
        String source = judged.id().source();
        SipHash key = hash.of(judged.id().key());
        long high = key.high();
        long low = key.low();
        DocumentState before = state(high, low);
        Settlement settlement = Settle.settle(before, judged, receivedDay);
        if (settlement.isNews()) {
            format.write(settlement.after(), out.clear());
            documents.put(high, low, out.bytes(), 0, out.length());
            // Others that read the state in this commit need its names.
            nameTable.saveNew(numbers);
            summaries.onSettled(judged, before, settlement, high, low);
        }
        for (Contribution change : settlement.changes()) {
            changes.add(change, receivedDay);
        }
        count(accepted, source, settlement.fate());
        for (Settlement.FateMove move : settlement.moves()) {
            count(accepted.origin().topic(), source, move.receivedDay(), move.from(), -1);
            count(accepted.origin().topic(), source, move.receivedDay(), move.to(), 1);
        }
        LocalDate day = judged.day();
        if (day != null && settlement.rejected() == null) {
            changes.advanceClock(source, day);
        }
        if (settlement.rejected() != null) {
            forward(new Settled.RejectedDocument(rejection(accepted, settlement)), record);
        }
        receipts.onSettled(accepted, before, settlement, summaries.of(judged.id(), high, low), record, context);
    }

    private DocumentState state(long high, long low) {
        return documents.find(high, low, view)
                ? format.read(in.over(view.bytes(), 0, view.length()))
                : DocumentState.UNKNOWN;
    }

    private void count(Judgement judgement, String source, Fate fate) {
        count(judgement.origin().topic(), source, judgement.receivedDay(), fate, 1);
    }

    private void count(String topic, String source, LocalDate receivedDay, Fate fate, long records) {
        changes.add(new FateKey(topic, source, receivedDay, fate.code()), records);
    }

    private void forward(Settled settled, Record<byte[], Judgement> record) {
        settled.forward(context, record.timestamp(), record.headers());
    }

    private static Rejection rejection(Judgement.AcceptedRecord accepted, Settlement settlement) {
        Judged judged = accepted.judged();
        return new Rejection(
                accepted.origin(),
                settlement.rejected().reason(),
                settlement.rejected().detail(),
                settlement.rejected().location(),
                judged.id(),
                judged.declaredRevision(),
                accepted.original(),
                accepted.references());
    }

    /** A parcel has the timestamp of the newest record that is in it; at the end of a backlog the present time, because nothing is left. */
    private void flush() {
        long timestamp = commits.isAtEnd() ? context.currentSystemTimeMs() : newestTimestamp;
        changes.flush((partition, parcel) ->
                new Settled.TotalsChanged(partition, parcel).forward(context, timestamp, levels.headers()));
        commits.onCommit(false, 0);
    }

    private boolean isProcessed() {
        int partition = context.taskId().partition();
        return latest != null
                && ThreadInput.ofThisThread()
                        .isProcessed(
                                inputs.stream()
                                        .map(topic -> new TopicPartition(topic, partition))
                                        .toList(),
                                new TopicPartition(latest.topic(), latest.partition()),
                                latest.offset() + 1);
    }
}
