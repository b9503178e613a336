package io.landport.streams.commit;

import java.time.Duration;

/** How records come to a thread of Kafka Streams. */
public enum InputPace {
    /** At any time. */
    CONTINUOUS,

    /** At intervals, and more follow at once. */
    READING,

    /** At intervals. The thread has processed all that it has read, and the next records come after a while. */
    READ;

    /** How often a thread that reads at intervals looks whether to commit: it has to be {@link #READ} for as long. */
    public static final Duration COMMIT_CHECK = Duration.ofMillis(10);
}
