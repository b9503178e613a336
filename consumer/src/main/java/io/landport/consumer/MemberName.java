package io.landport.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name of a process in its consumer groups, kept in a folder. A process that starts again in the folder, even after a crash, is the
 * same member for Kafka and gets its partitions back at once. Without a name Kafka would wait until the session of the crashed process
 * times out. A file lock lets one process at a time have the name, because Kafka stops the first of two members with one name.
 */
final class MemberName implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MemberName.class);
    private static final String FILE = "member-id";

    private final FileChannel file;
    private final String name;

    private MemberName(FileChannel file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * The name that is kept in a folder; a new one if there is none. Empty if another process has it or the folder cannot be used: then the
     * process is a member like any other, only its restart after a crash takes longer.
     */
    static Optional<MemberName> in(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Optional<MemberName> locked = locked(file);
            if (locked.isEmpty()) {
                file.close();
            }
            return locked;
        } catch (IOException e) {
            log.info("no name in the consumer group is kept in {}: {}", folder, e.toString());
            return Optional.empty();
        }
    }

    /** What Kafka calls {@code group.instance.id}. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            file.close(); // which releases the lock
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<MemberName> locked(FileChannel file) throws IOException {
        if (!isLocked(file)) {
            return Optional.empty();
        }
        String kept = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        return Optional.of(new MemberName(file, kept.isEmpty() ? create(file) : kept));
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String create(FileChannel file) throws IOException {
        String name = UUID.randomUUID().toString();
        ByteBuffer line = ByteBuffer.wrap((name + '\n').getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(true);
        return name;
    }
}
