package io.landport.verify.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary folders inside one folder. Each process that has one holds a shared lock, which the operating system releases when
 * the process ends; without any lock, the folders are those of killed processes. Two verifications in one process share its lock.
 */
final class Workspaces {
    private static final String PREFIX = "verify-";
    private static final String LOCK_FILE = "verify.lock";

    private final Path parent;

    Workspaces(Path parent) {
        this.parent = parent;
    }

    /** Locks the folders until the channel is closed, so that no other process deletes them. */
    FileChannel lock() throws IOException {
        FileChannel channel = channel();
        try {
            channel.lock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException e) {
            return channel;
        }
        return channel;
    }

    /** Deletes what killed processes left, unless a process still has a folder. */
    void deleteLeftovers() throws IOException {
        if (folders().isEmpty()) {
            return;
        }
        try (FileChannel channel = channel()) {
            if (isLocked(channel)) {
                deleteAll();
            }
        }
    }

    Path create() throws IOException {
        return Files.createTempDirectory(parent, PREFIX);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private FileChannel channel() throws IOException {
        return FileChannel.open(
                parent.resolve(LOCK_FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private void deleteAll() throws IOException {
        for (Path leftover : folders()) {
            delete(leftover);
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }
}
