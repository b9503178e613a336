package io.landport.launcher.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder with an instance's data, held so that no other process starts servers on it; the operating system lets go of it
 * when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "landport.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if there is none, and takes it for this process and its user alone: its mode becomes 0700.
     *
     * @throws DataFolderInUseException if another process, or another part of this one, has it
     * @throws ServerStartException if the folder cannot be created or written, or belongs to another user
     */
    public static DataFolder take(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(path.toRealPath(), locked(path));
        } catch (IOException e) {
            throw new ServerStartException(
                    "cannot use %s as the data folder (%s): choose another with --data.".formatted(path, e), e);
        }
    }

    /** The folder, absolute and without symbolic links. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of the data folder " + path, e);
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            ours = isOurs(channel);
            if (!ours) {
                throw new DataFolderInUseException(path, holder(channel));
            }
            return channel;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            return false;
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return true;
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String process = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        return process.isEmpty() ? "" : " (process " + process + ")";
    }
}
