package io.landport.verify.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;

/**
 * The temporary folder of a verification and the buffer size of its sorts. Deleted on close; if the process is killed, by the next
 * verification or instance on the same folder.
 */
public final class Workspace implements AutoCloseable {
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
            Workspaces workspaces = new Workspaces(Files.createDirectories(parent));
            workspaces.deleteLeftovers();
            FileChannel lock = workspaces.lock();
            try {
                Path folder = workspaces.create();
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

    /** @param parent may be missing */
    public static void deleteLeftovers(Path parent) {
        try {
            if (Files.isDirectory(parent)) {
                new Workspaces(parent).deleteLeftovers();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete files in " + parent + ": " + e.getMessage(), e);
        }
    }

    public ExternalSort sort() {
        return new ExternalSort(folder, bufferBytes);
    }

    public Ledger sums() {
        return Ledger.ofSums(folder, bufferBytes);
    }

    public Ledger latest() {
        return Ledger.ofLatest(folder, bufferBytes);
    }

    /** @param merge makes one of the earlier and the later figures of a key */
    public Ledger merged(BinaryOperator<Figures> merge) {
        return Ledger.of(folder, bufferBytes, merge);
    }

    @Override
    public void close() {
        try {
            try {
                Workspaces.delete(folder);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
