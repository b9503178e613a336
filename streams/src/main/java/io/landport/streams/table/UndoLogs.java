package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of an index since the checkpoint of its table that is on the disk, in two files that are used in turn. Each checkpoint that is
 * prepared begins one. When the next is prepared, that checkpoint is on the disk, and the changes before it are not needed any more. If it
 * could not be written, they are missing, and the index is computed after a crash.
 */
final class UndoLogs implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(UndoLogs.class);
    private static final List<String> NAMES = List.of("undo-0", "undo-1");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path folder;
    private final Optional<UUID> boot;
    private final @Nullable UndoLog[] logs = new UndoLog[NAMES.size()];
    private @Nullable UndoLog current;

    /** Of the next log, which is in the file of this parity. */
    private long sequence;

    UndoLogs(Path folder) throws IOException {
        this.folder = folder;
        this.boot = Files.exists(BOOT_ID)
                ? Optional.of(UUID.fromString(Files.readString(BOOT_ID).strip()))
                : Optional.empty();
    }

    static void delete(Path folder) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /**
     * The logs that a killed process has left since a checkpoint, the latest first; the last one began with the checkpoint. Empty if that is
     * missing. The caller closes them; the next log overwrites neither.
     */
    List<UndoLog> since(Checkpoint checkpoint) throws IOException {
        List<UndoLog> latestFirst = new ArrayList<>();
        if (boot.isPresent()) {
            for (String name : NAMES) {
                UndoLog.open(folder.resolve(name), boot.get()).ifPresent(latestFirst::add);
            }
        }
        latestFirst.sort(Comparator.comparingLong(UndoLog::sequence).reversed());
        int needed = 0;
        for (int log = latestFirst.size() - 1; log >= 0; log--) {
            if (latestFirst.get(log).isSince(checkpoint)) {
                needed = log + 1;
            }
        }
        for (UndoLog older : latestFirst.subList(needed, latestFirst.size())) {
            older.close();
        }
        if (needed > 0) {
            sequence = latestFirst.get(needed - 1).sequence() + 1;
        }
        return latestFirst.subList(0, needed);
    }

    /** Begins a log: what is noted from now on are changes since this checkpoint. If that is not possible, the index is computed again. */
    void begin(Checkpoint checkpoint, UndoLog.Start start) {
        current = null;
        if (boot.isPresent()) {
            try {
                UndoLog next = log((int) (sequence % logs.length));
                next.begin(boot.get(), sequence++, checkpoint, start);
                current = next;
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("cannot note changes of the index in {}; a restart computes it: {}", folder, e.getMessage());
            }
        }
    }

    /** Notes a change before it is made. */
    void add(long hash, long pointer, long previous, int number) {
        if (current != null) {
            current.add(hash, pointer, previous, number);
        }
    }

    /** The number of bytes of disk space. */
    long allocated() {
        long allocated = 0;
        for (UndoLog log : logs) {
            allocated += log == null ? 0 : log.allocated();
        }
        return allocated;
    }

    @Override
    public void close() throws IOException {
        for (UndoLog log : logs) {
            if (log != null) {
                log.close();
            }
        }
    }

    private UndoLog log(int number) throws IOException {
        UndoLog log = logs[number];
        if (log == null) {
            log = UndoLog.create(folder.resolve(NAMES.get(number)));
            logs[number] = log;
        }
        return log;
    }
}
