package io.landport.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The temporary folder of a verification and the buffer size of its sorts. Deleted on close. */
final class Workspace implements AutoCloseable {
    private static final String PREFIX = "verify-";

    private final Path folder;
    private final long bufferBytes;

    private Workspace(Path folder, long bufferBytes) {
        this.folder = folder;
        this.bufferBytes = bufferBytes;
    }

    /** @param parent is created if missing */
    static Workspace in(Path parent, long bufferBytes) {
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, PREFIX);
            // A signal ends the process without closing anything.
            folder.toFile().deleteOnExit();
            return new Workspace(folder, bufferBytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + parent + ": " + failed.getMessage(), failed);
        }
    }

    ExternalSort sort() {
        return new ExternalSort(folder, bufferBytes);
    }

    Ledger sums() {
        return Ledger.ofSums(folder, bufferBytes);
    }

    Ledger latest() {
        return Ledger.ofLatest(folder, bufferBytes);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + folder + ": " + failed.getMessage(), failed);
        }
    }
}
