package io.landport.launcher.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Changes of a table as connectors of Debezium write them: each line of a file is a row that was inserted into an outbox. */
public final class OutboxSource extends SourceConnector {
    private static final String FILE = "file";

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Changes.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(settings);
    }

    @Override
    public void stop() {
        // Nothing is open.
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef().define(FILE, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "the table");
    }

    @Override
    public String version() {
        return "1";
    }

    /** Reads the rows after the last one whose offset was committed. */
    public static final class Changes extends SourceTask {
        private static final int MOST = 10;
        private static final Duration PAUSE = Duration.ofMillis(100);
        private static final Schema ROW = SchemaBuilder.struct()
                .optional()
                .field("number", Schema.STRING_SCHEMA)
                .field("version", Schema.INT64_SCHEMA)
                .field("day", Schema.STRING_SCHEMA)
                .field("hs", Schema.STRING_SCHEMA)
                .field("value", Schema.STRING_SCHEMA)
                .build();
        private static final Schema CHANGE = SchemaBuilder.struct()
                .field("before", ROW)
                .field("after", ROW)
                .field("op", Schema.STRING_SCHEMA)
                .build();

        private Path file = Path.of("");
        private long next;

        @Override
        public void start(Map<String, String> settings) {
            file = Path.of(Objects.requireNonNull(settings.get(FILE)));
            Map<String, Object> last = context.offsetStorageReader().offset(partition());
            next = last == null ? 0 : (Long) Objects.requireNonNull(last.get("row"));
        }

        @Override
        public @Nullable List<SourceRecord> poll() {
            List<SourceRecord> changes = new ArrayList<>();
            for (String row : rows().stream().skip(next).limit(MOST).toList()) {
                String[] cells = row.split(";", -1);
                Struct after = new Struct(ROW)
                        .put("number", cells[0])
                        .put("version", Long.parseLong(cells[1]))
                        .put("day", cells[2])
                        .put("hs", cells[3])
                        .put("value", cells[4]);
                next++;
                changes.add(new SourceRecord(
                        partition(),
                        Map.of("row", next),
                        "outbox",
                        CHANGE,
                        new Struct(CHANGE).put("after", after).put("op", "c")));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            return changes.isEmpty() ? null : changes;
        }

        @Override
        public void stop() {
            // Nothing is open.
        }

        @Override
        public String version() {
            return "1";
        }

        private Map<String, String> partition() {
            return Map.of(FILE, file.toString());
        }

        private List<String> rows() {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
