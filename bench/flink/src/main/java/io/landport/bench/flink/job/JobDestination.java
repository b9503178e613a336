package io.landport.bench.flink.job;

import java.util.Map;
import java.util.TreeMap;

/** Where the job writes totals: to a topic of the same broker, or to a table. */
public sealed interface JobDestination {

    /** The options of Flink's table, by Flink's names. */
    Map<String, String> options(JobSettings settings);

    /**
     * A compacted topic, written in one transaction per checkpoint. Keys and values are Avro without a header, in the column order
     * of the statement; a total that becomes empty is a tombstone.
     */
    record ToTopic(String topic) implements JobDestination {
        @Override
        public Map<String, String> options(JobSettings settings) {
            Map<String, String> options = new TreeMap<>();
            options.put("connector", "upsert-kafka");
            options.put("topic", topic);
            options.put("properties.bootstrap.servers", settings.bootstrapServers());
            options.put("properties.compression.type", "lz4");
            options.put("properties.transaction.timeout.ms", "60000");
            options.put("key.format", "avro");
            options.put("value.format", "avro");
            options.put("value.fields-include", "EXCEPT_KEY");
            options.put("sink.delivery-guarantee", "exactly-once");
            options.put("sink.transactional-id-prefix", settings.run());
            return options;
        }
    }

    /**
     * A table whose primary key is the key of the statement. Rows are upserted in batches, which are written when they are full,
     * after the flush interval, and before each checkpoint. Upserts are idempotent.
     *
     * @param url JDBC URL of PostgreSQL
     */
    record ToTable(String url, String user, String table) implements JobDestination {
        @Override
        public Map<String, String> options(JobSettings settings) {
            Map<String, String> options = new TreeMap<>();
            options.put("connector", "jdbc");
            options.put("url", url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
            options.put("username", user);
            options.put("password", "");
            options.put("table-name", table);
            options.put("sink.buffer-flush.max-rows", "5000");
            options.put("sink.buffer-flush.interval", "500 ms");
            return options;
        }
    }
}
