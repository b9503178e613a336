package io.landport.launcher.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's settings where they differ from PostgreSQL's own; durability is left as it is: on. */
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
        // No socket file: it would need a folder that every user may write, and 127.0.0.1 serves.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", buffers(memory()) + "MB");
        // What is asked often stays in memory, and disks without moving parts read anywhere as fast as in a row.
        settings.put("random_page_cost", "1.1");
        settings.put("maintenance_work_mem", "32MB");
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
     * How much of the machine's memory the server may keep pages in, in megabytes; it takes of that what it has pages for.
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
