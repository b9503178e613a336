package io.landport.verify.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The temporary folder of a verification and the buffer size of its sorts. Deleted on close; if the process is killed, by the next
 * verification or instance on the same parent folder. Each process with a folder holds a shared lock, which the operating system releases
 * when the process ends; without any lock, the folders are those of killed processes. Two verifications in one process share its lock.
 */
public final class Workspace implements AutoCloseable {
    private static final String PREFIX = "verify-";
    private static final String LOCK_FILE = "verify.lock";

    private final Path folder;
    private final FileChannel lock;
    private final long bufferBytes;

    private Workspace(Path folder, FileChannel lock, long bufferBytes) {
        this.folder = folder;
        this.lock = lock;
        this.bufferBytes = bufferBytes;
    }

    /** @param parent is created if missing */
    public static Workspace in(Path parent, long bufferBytes) {
        try {
            Files.createDirectories(parent);
            deleteUnlocked(parent);
            FileChannel lock = lock(parent);
            try {
                Path folder = Files.createTempDirectory(parent, PREFIX);
                // A signal ends the process without closing anything.
                folder.toFile().deleteOnExit();
                return new Workspace(folder, lock, bufferBytes);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + parent + ": " + e.getMessage(), e);
        }
    }

    /**
     * Deletes temporary files of killed verifications, unless a verification is running.
     *
     * @param parent may be missing
     * @throws UncheckedIOException if a file cannot be deleted
     */
    public static void deleteLeftovers(Path parent) {
        try {
            if (Files.isDirectory(parent)) {
                deleteUnlocked(parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete files in " + parent + ": " + e.getMessage(), e);
        }
    }

    public ExternalSort sort() {
        return new ExternalSort(folder, bufferBytes);
    }

    /** A ledger that adds up the figures of a key. */
    public Ledger sums() {
        return Ledger.ofSums(folder, bufferBytes);
    }

    public Ledger latest() {
        return Ledger.ofLatest(folder, bufferBytes);
    }

    /** @param merge makes one of the earlier and the later figures of a key */
    public Ledger merged(BinaryOperator<Figures> merge) {
        return new Ledger(folder, bufferBytes, merge);
    }

    @Override
    public void close() {
        try (lock) {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path parent) throws IOException {
        FileChannel channel = lockFile(parent);
        try {
            channel.lock(0, Long.MAX_VALUE, true);
        } catch (OverlappingFileLockException e) {
            return channel;
        }
        return channel;
    }

    private static void deleteUnlocked(Path parent) throws IOException {
        if (folders(parent).isEmpty()) {
            return;
        }
        try (FileChannel channel = lockFile(parent)) {
            if (channel.tryLock() != null) {
                for (Path leftover : folders(parent)) {
                    delete(leftover);
                }
            }
        } catch (OverlappingFileLockException e) {
            // A verification is running in this process.
        }
    }

    private static FileChannel lockFile(Path parent) throws IOException {
        return FileChannel.open(
                parent.resolve(LOCK_FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
