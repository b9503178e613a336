package io.landport.bench.flink;

import io.landport.bench.flink.job.Backend;

/** Names of state backends in the table of figures. */
final class BackendTitles {
    private BackendTitles() {}

    static String of(Backend backend) {
        return backend == Backend.HEAP ? "in memory" : "RocksDB";
    }
}
