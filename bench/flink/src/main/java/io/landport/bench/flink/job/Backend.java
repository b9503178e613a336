package io.landport.bench.flink.job;

/** Where Flink keeps its state. */
public enum Backend {
    /** As objects in the heap; each checkpoint writes all of it. */
    HEAP("hashmap"),

    /** In RocksDB; a checkpoint writes what is new. */
    ROCKSDB("rocksdb");

    private final String type;

    Backend(String type) {
        this.type = type;
    }

    /** Flink's name of it. */
    String type() {
        return type;
    }
}
