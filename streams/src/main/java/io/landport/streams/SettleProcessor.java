package io.landport.streams;

import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Rejection;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.PartialTotal;
import io.landport.domain.total.TotalKey;
import io.landport.streams.commit.BeforeCommit;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Settles each message against its document's state and sums up what that changes. The sums are passed on once a commit,
 * as the partition's cumulative partial totals: a thousand documents of one series become one record.
 */
@NullUnmarked
final class SettleProcessor implements Processor<byte[], Judgement.Accepted, String, Settled> {
    static final String DOCUMENTS = "documents";
    static final String PARTIALS = "partials";
    static final String PASS_ON = "pass-on-partials";

    private final Map<Change, Amounts> changes = new LinkedHashMap<>();
    private ProcessorContext<String, Settled> context;
    private KeyValueStore<String, DocumentState> documents;
    private KeyValueStore<String, Amounts> partials;

    /** What a signed change is of. */
    private record Change(TotalKey key, LocalDate receivedDay) {}

    @Override
    public void init(ProcessorContext<String, Settled> newContext) {
        // A task that lost its transaction begins anew with this same processor and reads its records again.
        changes.clear();
        context = newContext;
        documents = newContext.getStateStore(DOCUMENTS);
        partials = newContext.getStateStore(PARTIALS);
        newContext.<BeforeCommit>getStateStore(PASS_ON).run(newContext, this::passOn);
    }

    @Override
    public void process(Record<byte[], Judgement.Accepted> record) {
        Judgement.Accepted accepted = record.value();
        String key = accepted.judged().id().key();
        DocumentState before = documents.get(key);
        Settlement settlement = Settle.settle(
                before == null ? DocumentState.UNKNOWN : before, accepted.judged(), accepted.receivedDay());
        if (settlement.isNews()) {
            documents.put(key, settlement.after());
        }
        for (Contribution change : settlement.changes()) {
            changes.merge(new Change(change.key(), accepted.receivedDay()), change.amounts(), Amounts::plus);
        }
        if (settlement.rejected() != null) {
            Rejection rejection = rejection(accepted, settlement);
            context.forward(
                    new Record<>(rejection.id(), new Settled.Refused(rejection), record.timestamp(), record.headers()));
        }
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

    private void passOn() {
        changes.forEach((change, amounts) -> {
            if (!amounts.isZero()) {
                passOn(change, amounts);
            }
        });
        changes.clear();
    }

    private void passOn(Change change, Amounts amounts) {
        String id = new DailyChange(change.key(), change.receivedDay(), amounts).id();
        Amounts before = partials.get(id);
        Amounts after = before == null ? amounts : before.plus(amounts);
        partials.put(id, after);
        PartialTotal total = new PartialTotal(
                context.taskId().partition(), new DailyChange(change.key(), change.receivedDay(), after));
        context.forward(
                new Record<>(change.key().series().key(), new Settled.Partial(total), context.currentStreamTimeMs()));
    }
}
