package io.landport.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory for all RocksDB stores of the process. Without it each store of each partition takes its own 98 MB, and the
 * process grows with its partitions. The bloom filter makes the commonest question cheap: whether a new document is new.
 */
public final class BoundedMemory implements RocksDBConfigSetter {
    private static final long TOTAL_BYTES = 256L * 1024 * 1024;
    private static final long WRITE_BYTES = 96L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
    private static final int WRITE_BUFFERS = 3;
    private static final int BLOOM_BITS = 10;
    private static final int SHARD_BITS = -1;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(TOTAL_BYTES, SHARD_BITS, false);
    private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

    private final BloomFilter filter = new BloomFilter(BLOOM_BITS);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setFilterPolicy(filter);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITES);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    /** The cache outlives every store; the filter is this store's own. */
    @Override
    public void close(String store, Options options) {
        filter.close();
    }
}
