package io.landport.consumer;

import io.landport.domain.judge.Rejection;
import java.util.Collection;

/** What sinks report about their work, once a transaction, each on its thread. Must not throw. */
@FunctionalInterface
public interface SinkListener {
    /** Ignores everything. */
    SinkListener NONE = written -> {};

    /** A transaction with figures was committed. */
    void committed(CommittedBatch written);

    /** A transaction with these rejections was committed. */
    default void rejected(Collection<Rejection> rejections) {}
}
