package io.landport.streams.commit;

import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a task's commits at its {@link CommitPace}, also when no record comes any more. Punctuates only while there is
 * something to commit: a punctuation makes Kafka Streams commit, and an idle task should not.
 */
public final class CommitRequests {
    private final ProcessorContext<?, ?> context;
    private final CommitPace pace = new CommitPace();
    private @Nullable Cancellable punctuation;
    private boolean isMoreWaiting;

    /** @param context of the processor that is being initialised */
    public CommitRequests(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /**
     * Takes note of a record by its timestamp, in milliseconds since the epoch.
     *
     * @param changes how many changes of totals it brings, about
     */
    public void saw(long timestamp, int changes) {
        long now = context.currentSystemTimeMs();
        pace.saw(timestamp, now, changes);
        requestIfDue(now);
        punctuate();
    }

    /** By how much the newest of the latest records is older than fresh ones are; 0 where nothing comes any more. */
    public long lagMillis() {
        return pace.lagMillis(context.currentSystemTimeMs());
    }

    /**
     * Takes note of a commit that is about to be made.
     *
     * @param more whether something is left for the next one, which then comes as soon as it may
     */
    public void committed(boolean more) {
        pace.committed(context.currentSystemTimeMs());
        isMoreWaiting = more;
        if (more) {
            punctuate();
        } else if (punctuation != null) {
            punctuation.cancel();
            punctuation = null;
        }
    }

    private void punctuate() {
        if (punctuation == null) {
            punctuation = context.schedule(CommitPace.SHORTEST, PunctuationType.WALL_CLOCK_TIME, this::requestIfDue);
        }
    }

    private void requestIfDue(long nowMillis) {
        if (pace.isDue(nowMillis, isMoreWaiting)) {
            context.commit();
        }
    }
}
