package io.landport.launcher.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's settings where they differ from PostgreSQL's own; durability is left as it is: on. */
final class PostgresSettings {

    private PostgresSettings() {}

    /** As options of the server program. */
    static String options(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", LoopbackPort.HOST);
        settings.put("port", Integer.toString(port));
        // No socket file: it would need a folder that every user may write, and 127.0.0.1 serves.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", "64MB");
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
}
