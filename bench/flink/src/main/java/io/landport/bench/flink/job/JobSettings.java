package io.landport.bench.flink.job;

import java.nio.file.Path;

/**
 * All that the job is told.
 *
 * @param run its consumer group, and what its transactional ids begin with
 * @param input the topic of judged documents
 * @param folder where checkpoints and RocksDB's files go
 */
public record JobSettings(
        String bootstrapServers,
        String run,
        String input,
        JobDestination destination,
        Backend backend,
        JobPace pace,
        Path folder) {}
