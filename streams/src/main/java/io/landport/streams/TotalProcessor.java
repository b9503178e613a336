package io.landport.streams;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.PartialTotal;
import io.landport.streams.commit.BeforeCommit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Adds up the latest partial total of each origin. A daily change is the sum over origins, a daily total the sum of its
 * changes; what changed is published once a commit.
 */
@NullUnmarked
final class TotalProcessor implements Processor<String, PartialTotal, String, Totalled> {
    static final String ORIGINS = "origins";
    static final String TOTALS = "totals";
    static final String PUBLISH = "publish-totals";

    private final Map<String, Totalled> changed = new LinkedHashMap<>();
    private ProcessorContext<String, Totalled> context;
    private KeyValueStore<String, Origins> origins;
    private KeyValueStore<String, Amounts> totals;

    @Override
    public void init(ProcessorContext<String, Totalled> newContext) {
        // A task that lost its transaction begins anew with this same processor and reads its records again.
        changed.clear();
        context = newContext;
        origins = newContext.getStateStore(ORIGINS);
        totals = newContext.getStateStore(TOTALS);
        newContext.<BeforeCommit>getStateStore(PUBLISH).run(newContext, this::publish);
    }

    @Override
    public void process(Record<String, PartialTotal> record) {
        PartialTotal partial = record.value();
        DailyChange change = partial.change();
        String changeId = change.id();
        Origins before = origins.get(changeId);
        Origins known = before == null ? Origins.NONE : before;
        Amounts difference = change.amounts().minus(known.of(partial.origin()));
        if (difference.isZero()) {
            return;
        }
        Origins after = known.with(partial.origin(), change.amounts());
        origins.put(changeId, after);
        changed.put(changeId, new Totalled.Change(new DailyChange(change.key(), change.receivedDay(), after.sum())));
        String totalKey = change.key().key();
        Amounts total = totals.get(totalKey);
        Amounts newTotal = total == null ? difference : total.plus(difference);
        totals.put(totalKey, newTotal);
        changed.put(totalKey, new Totalled.Total(new DailyTotal(change.key(), newTotal)));
    }

    private void publish() {
        changed.forEach((key, totalled) -> context.forward(new Record<>(key, totalled, context.currentStreamTimeMs())));
        changed.clear();
    }
}
