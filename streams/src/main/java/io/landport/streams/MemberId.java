package io.landport.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name of a process in its consumer group. It is kept in the state folder: a process that starts again with its state, even after a
 * crash, is the same member for Kafka and gets its tasks back at once. Without it Kafka would wait until the session of the crashed
 * process times out.
 */
final class MemberId {
    private static final String FILE = "member-id";

    private MemberId() {}

    /**
     * The name that is kept in a folder; a new one if there is none.
     *
     * @throws UncheckedIOException if the file cannot be read or written
     */
    static String in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            // A power failure can leave an empty file.
            String kept = Files.exists(file) ? Files.readString(file).strip() : "";
            return kept.isEmpty() ? create(folder, file) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    /** A killed process leaves the whole file or none. */
    private static String create(Path folder, Path file) throws IOException {
        String id = UUID.randomUUID().toString();
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(FILE + ".tmp");
        Files.writeString(unfinished, id + '\n', StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }
}
