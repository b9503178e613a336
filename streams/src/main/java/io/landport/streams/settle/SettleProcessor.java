package io.landport.streams.settle;

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
import io.landport.streams.judge.DeadLetter;
import io.landport.streams.judge.Judgement;
import io.landport.streams.key.SipHash;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.table.PagedTable;
import io.landport.streams.table.ValueView;
import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/**
 * Settles each message against its document's state and counts what that changes and what became of the message. The
 * changes are passed on once a commit: a thousand documents of one series become one line of a parcel.
 */
@NullUnmarked
public final class SettleProcessor
        implements Processor<byte[], Judgement, byte[], Settled>, Judgement.Visitor<Record<byte[], Judgement>> {
    /** The table of documents' states. */
    public static final String DOCUMENTS = "documents";

    /** The table of names, clocks and the seed. */
    public static final String NAMES = "names";

    private final int partitions;
    private final ToIntFunction<String> partitionOf;
    private final ValueView view = new ValueView();
    private final PackedReader in = new PackedReader();
    private final PackedWriter out = new PackedWriter();
    private ProcessorContext<byte[], Settled> context;
    private PagedTable documents;
    private DocumentFormat format;
    private SipHash hash;
    private Changes changes;
    private SummaryTracker summaries;
    private CommitRequests commits;
    private long newest;

    /**
     * @param partitions how many partitions publish totals
     * @param partitionOf which of them a key belongs to
     */
    public SettleProcessor(int partitions, ToIntFunction<String> partitionOf) {
        this.partitions = partitions;
        this.partitionOf = partitionOf;
    }

    @Override
    public void init(ProcessorContext<byte[], Settled> newContext) {
        context = newContext;
        documents = newContext.getStateStore(DOCUMENTS);
        PagedTable names = newContext.getStateStore(NAMES);
        // A task that lost its transaction begins anew with this same processor and reads its records again.
        NameNumbers book = new NameNumbers(partitionOf);
        format = new DocumentFormat(book);
        HashSeed seed = HashSeed.of(names);
        hash = seed.hash();
        summaries = new SummaryTracker(
                new ListTable(newContext.getStateStore(ListProcessor.LISTS), seed),
                settled -> settled.forward(newContext, newest, null));
        changes = new Changes(new NameTable(names), book, newContext.taskId().partition(), partitions, partitionOf);
        commits = new CommitRequests(newContext);
        newest = Long.MIN_VALUE;
        // Whichever table is asked first: the action fills both, and does nothing the second time.
        documents.beforeCommit(newContext, this::passOn);
        names.beforeCommit(newContext, this::passOn);
    }

    @Override
    public void process(Record<byte[], Judgement> record) {
        newest = Math.max(newest, record.timestamp());
        commits.saw(record.timestamp(), 1);
        Judgement judgement = record.value();
        Origin.TopicRecord origin = judgement.origin();
        changes.read(origin.topic(), origin.offset() + 1);
        changes.add(new FateKey(origin.topic(), FateKey.ANY, judgement.receivedDay(), FateKey.READ), 1);
        judgement.accept(this, record);
    }

    @Override
    public void refused(Judgement.Refused refused, Record<byte[], Judgement> record) {
        count(refused, refused.source(), Fate.REJECTED);
        forward(new Settled.Rejected(refused.rejection()), record);
    }

    @Override
    public void quarantined(Judgement.Quarantined quarantined, Record<byte[], Judgement> record) {
        count(quarantined, FateKey.UNKNOWN, Fate.QUARANTINED);
    }

    @Override
    public void unreadable(Judgement.Unreadable unreadable, Record<byte[], Judgement> record) {
        count(unreadable, FateKey.UNKNOWN, Fate.UNREADABLE);
        new Settled.Unreadable(record.key(), unreadable.bytes())
                .forward(
                        context,
                        record.timestamp(),
                        DeadLetter.headers(record.headers(), unreadable.origin(), unreadable.why()));
    }

    @Override
    public void accepted(Judgement.Accepted accepted, Record<byte[], Judgement> record) {
        Judged judged = accepted.judged();
        LocalDate receivedDay = accepted.receivedDay();
        String source = judged.id().source();
        hash.hash(judged.id().key());
        long high = hash.high();
        long low = hash.low();
        DocumentState before = state(high, low);
        Settlement settlement = Settle.settle(before, judged, receivedDay);
        if (settlement.isNews()) {
            format.write(settlement.after(), out.clear());
            documents.put(high, low, out.bytes(), 0, out.length());
            summaries.settled(judged, before, settlement, high, low);
        }
        for (Contribution change : settlement.changes()) {
            changes.add(change, receivedDay);
        }
        count(accepted, source, settlement.fate());
        for (Settlement.FateMove move : settlement.moves()) {
            count(accepted.origin().topic(), source, move.receivedDay(), move.from(), -1);
            count(accepted.origin().topic(), source, move.receivedDay(), move.to(), 1);
        }
        if (judged instanceof Judged.Revision revision && revision.day() != null && settlement.rejected() == null) {
            changes.seen(source, revision.day());
        }
        if (settlement.rejected() != null) {
            forward(new Settled.Rejected(rejection(accepted, settlement)), record);
        }
    }

    private DocumentState state(long high, long low) {
        return documents.find(high, low, view)
                ? format.read(in.over(view.bytes(), view.from(), view.length()))
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

    private static Rejection rejection(Judgement.Accepted accepted, Settlement settlement) {
        Judged judged = accepted.judged();
        return new Rejection(
                accepted.origin(),
                settlement.rejected().reason(),
                settlement.rejected().detail(),
                judged.id(),
                judged instanceof Judged.Revision revision ? (Long) revision.revision() : null,
                accepted.original());
    }

    /** A parcel is as old as the newest record that is in it. */
    private void passOn() {
        changes.passOn(
                (partition, parcel) -> new Settled.TotalsChanged(partition, parcel).forward(context, newest, null));
        commits.committed(false);
    }
}
