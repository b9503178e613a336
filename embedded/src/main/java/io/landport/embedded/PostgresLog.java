package io.landport.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The log of a server, {@code DATA/postgres.log}, and the part before it, {@code DATA/postgres.log.1}. The server and its programs
 * append to the file and keep it open, so it is truncated, not renamed. Lines written between copy and truncation are lost.
 */
final class PostgresLog {
    /** PostgreSQL's own collector limits the age of its files, but not their size. */
    static final long MAX_BYTES = 16L << 20;

    private static final int TAIL_LINES = 12;
    private static final int TAIL_BYTES = 64 * 1024;

    private final Path file;
    private final Path previous;

    PostgresLog(Path data) {
        this.file = data.resolve("postgres.log");
        this.previous = data.resolve("postgres.log.1");
    }

    Path file() {
        return file;
    }

    /** Creates an empty file that only this user may read, and keeps the file of the start before. */
    void create() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        createPrivately(file);
    }

    /** Moves the content to the previous file if there is more of it than the maximum; if that fails, drops it. */
    void rotate(long maxBytes) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= maxBytes) {
            return;
        }
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            try {
                Files.deleteIfExists(previous);
                createPrivately(previous);
                Files.copy(file, previous, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                content.truncate(0);
            }
        }
    }

    String tail() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[Math.toIntExact(Math.min(content.length(), TAIL_BYTES))];
            content.seek(content.length() - end.length);
            content.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        }
    }

    private static void createPrivately(Path path) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
