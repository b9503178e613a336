package io.landport.streams.commit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Requests the commits of a task at its {@link CommitPace}, also when no more records arrive. The punctuator runs only
 * while there is something to commit: every punctuation makes Kafka Streams commit, and an idle task should not.
 */
public final class CommitRequests {
    private final ProcessorContext<?, ?> context;
    private final BooleanSupplier isProcessed;
    private final ThreadInput input = ThreadInput.ofThisThread();
    private final CommitPace pace = new CommitPace(CommitCost.ofThisThread(), input::pace);
    private @Nullable Cancellable punctuator;
    private Duration punctuation = Duration.ZERO;
    private boolean hasMore;

    /**
     * The requests of a task that does not know whether more is left.
     *
     * @param context of the processor that is being initialised
     */
    public CommitRequests(ProcessorContext<?, ?> context) {
        this(context, () -> false);
    }

    /**
     * The requests of a task.
     *
     * @param context of the processor that is being initialised
     * @param isProcessed whether the task has processed everything that it can read; false if that is not known
     */
    public CommitRequests(ProcessorContext<?, ?> context, BooleanSupplier isProcessed) {
        this.context = context;
        this.isProcessed = isProcessed;
    }

    /**
     * Notes that a record was read.
     *
     * @param timestamp of the record, milliseconds since the epoch
     * @param size 1 for a document; for a record with many changes, their number
     */
    public void onRecord(long timestamp, long size) {
        long now = context.currentSystemTimeMs();
        pace.onRecord(timestamp, size, now);
        requestIfDue(now);
        startPunctuator();
    }

    /** See {@link CommitPace#lagMillis}. */
    public long lagMillis() {
        return pace.lagMillis(context.currentSystemTimeMs());
    }

    /** Whether a backlog has been processed, and no record was read since. */
    public boolean isAtEnd() {
        noteEnd(context.currentSystemTimeMs());
        return pace.isAtEnd();
    }

    /**
     * Notes that a commit is about to be made.
     *
     * @param more whether something is left for the next commit, which is then made as soon as it is due
     * @param left how many entries are left that need not wait for anything else
     */
    public void onCommit(boolean more, long left) {
        pace.onCommit(left, context.currentSystemTimeMs());
        hasMore = more;
        if (more) {
            startPunctuator();
        } else {
            stopPunctuator();
        }
    }

    private void stopPunctuator() {
        if (punctuator != null) {
            punctuator.cancel();
            punctuator = null;
        }
    }

    private void startPunctuator() {
        Duration wanted = input.pace() == InputPace.CONTINUOUS ? CommitPace.MIN_INTERVAL : InputPace.COMMIT_CHECK;
        if (!wanted.equals(punctuation)) {
            stopPunctuator();
        }
        if (punctuator == null) {
            punctuation = wanted;
            punctuator = context.schedule(wanted, PunctuationType.WALL_CLOCK_TIME, now -> {
                noteEnd(now);
                requestIfDue(now);
            });
        }
    }

    private void noteEnd(long nowMillis) {
        if (pace.mayBeAtEnd(nowMillis) && isProcessed.getAsBoolean()) {
            pace.onEnd(nowMillis);
        }
    }

    private void requestIfDue(long nowMillis) {
        if (pace.isDue(nowMillis, hasMore)) {
            context.commit();
        }
    }
}
