package io.landport.bench.flink;

import io.landport.bench.flink.job.Backend;

/** How the table of figures names what Flink can be set to. */
final class Titles {
    private Titles() {}

    static String of(Backend backend) {
        return backend == Backend.HEAP ? "in memory" : "RocksDB";
    }
}
