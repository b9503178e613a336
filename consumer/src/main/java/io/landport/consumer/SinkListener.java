package io.landport.consumer;

/** What a sink reports about its work, once a transaction, on its thread. Must not throw. */
@FunctionalInterface
public interface SinkListener {
    /** Ignores everything. */
    SinkListener NONE = written -> {};

    /** A transaction was committed. */
    void committed(CommittedBatch written);
}
