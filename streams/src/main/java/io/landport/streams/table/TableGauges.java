package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gauges of a table among the metrics of Kafka Streams, in the group {@code landport-table-metrics}: its disk space in bytes,
 * and which share of the largest possible table and of the disk is in use. Logs a warning from 80 % on.
 */
final class TableGauges implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(TableGauges.class);
    private static final String GROUP = "landport-table-metrics";
    private static final double WARNING = 0.8;

    private final StreamsMetrics metrics;
    private final Path folder;
    private final Sensor bytes;
    private final Sensor fill;
    private final Sensor diskFill;
    private double warnedAt = WARNING;
    private double diskWarnedAt = WARNING;

    /** @param folder of the table */
    TableGauges(StreamsMetrics metrics, TaskId task, String table, Path folder) {
        this.metrics = metrics;
        this.folder = folder;
        Map<String, String> tags = Map.of("task-id", task.toString(), "table", table);
        this.bytes = gauge("table-bytes", "Disk space of the table in bytes", tags);
        this.fill = gauge("table-fill", "Share of the largest possible table that is in use, 0 to 1", tags);
        this.diskFill = gauge("table-disk-fill", "Share of the disk that is in use, 0 to 1", tags);
    }

    void update(PagedEntries entries) {
        bytes.record((double) entries.fileBytes());
        fill.record(entries.fill());
        if (entries.fill() >= warnedAt) {
            LOG.warn("the table in {} is {} % full; start again with more partitions", folder, percent(entries.fill()));
            warnedAt = entries.fill() + 0.01;
        }
        double disk = diskFill();
        diskFill.record(disk);
        if (disk >= diskWarnedAt) {
            LOG.warn("the disk of {} is {} % full", folder, percent(disk));
            diskWarnedAt = disk + 0.01;
        }
    }

    @Override
    public void close() {
        metrics.removeSensor(bytes);
        metrics.removeSensor(fill);
        metrics.removeSensor(diskFill);
    }

    private double diskFill() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return 1 - (double) disk.getUsableSpace() / disk.getTotalSpace();
        } catch (IOException e) {
            LOG.debug("cannot measure the disk of {}", folder, e);
            return 0;
        }
    }

    private Sensor gauge(String name, String description, Map<String, String> tags) {
        Sensor sensor = metrics.addSensor(
                name + '-' + tags.get("task-id") + '-' + tags.get("table"), Sensor.RecordingLevel.INFO);
        sensor.add(new MetricName(name, GROUP, description, tags), new Value());
        return sensor;
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}
