package io.landport.bench.flink.job;

import java.nio.file.Path;

/**
 * The settings of the job.
 *
 * @param run consumer group and prefix of transactional ids
 * @param input the topic of judged documents
 * @param folder for checkpoints
 */
public record JobSettings(String bootstrapServers, String run, String input, JobDestination destination, Path folder) {}
