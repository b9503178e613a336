package io.landport.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of the server that differ from the defaults of PostgreSQL; durability keeps its defaults. */
final class PostgresSettings {
    private static final long MEGABYTE = 1 << 20;
    private static final long MIN_BUFFERS = 64;
    private static final long MAX_BUFFERS = 2_048;
    private static final long SHARE = 8;

    private PostgresSettings() {}

    /** As options of the server program. */
    static String options(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", LoopbackPort.HOST);
        settings.put("port", Integer.toString(port));
        // No Unix socket, which would need a folder that every user can write.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", buffers(memory()) + "MB");
        // Frequently read pages are cached, and random reads of solid-state disks are as fast as sequential ones.
        settings.put("random_page_cost", "1.1");
        // Room for the groups of a year of all crossings, which would otherwise be sorted on disk.
        settings.put("work_mem", "16MB");
        settings.put("maintenance_work_mem", "32MB");
        // After a bulk load, questions are planned as for empty tables until these were analyzed.
        settings.put("autovacuum_naptime", "10s");
        settings.put("max_wal_size", "512MB");
        settings.put("io_workers", "1");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_checkpoints", "off");
        return settings.entrySet().stream()
                .map(setting -> "-c %s='%s'".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" "));
    }

    /**
     * Shared buffers in megabytes, as a share of the memory of the machine.
     *
     * @param memory in bytes
     */
    static long buffers(long memory) {
        return Math.max(MIN_BUFFERS, Math.min(MAX_BUFFERS, memory / MEGABYTE / SHARE));
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
