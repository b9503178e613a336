package io.landport.bench.flink.job;

/** The state backend of Flink. */
public enum Backend {
    /** Objects in the heap; each checkpoint writes the whole state. */
    HEAP("hashmap"),

    /** RocksDB; a checkpoint writes what has changed. */
    ROCKSDB("rocksdb");

    private final String type;

    Backend(String type) {
        this.type = type;
    }

    /** Flink's name of the backend. */
    String type() {
        return type;
    }
}
