package io.landport.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data folder of an instance, locked so that no other process starts servers on it. The operating system releases the lock
 * when the process ends. The lock file then has the id of a process that was killed, and the inode of its folder: by the latter a copy is
 * recognized that was made of a folder in use, whose files do not fit together.
 */
public final class DataFolder implements AutoCloseable {
    private static final Pattern UNSAFE = Pattern.compile("[\"$`\\\\\n\r]");
    private static final String LOCK_FILE = "landport.lock";
    private static final int MAX_CONTENT = 64;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if it is missing, restricts it to its owner (mode 0700), and locks it.
     *
     * @throws DataFolderInUseException if it is locked by another process or in this one
     * @throws ServerStartException if the folder cannot be created or written, belongs to another user, or is a copy of a folder in use
     */
    public static DataFolder lock(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        requireSafe(path);
        try {
            Path real = Files.createDirectories(path).toRealPath();
            requireSafe(real);
            requireOwner(real);
            FileChannel locked = openLocked(real);
            // Not before: the server of a running instance may need to reach its files through this folder.
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(real, locked);
        } catch (IOException e) {
            throw new ServerStartException(
                    DiskSpace.explained(
                            "cannot use %s as the data folder (%s): choose another with --data.".formatted(path, e),
                            path),
                    e);
        }
    }

    /** The folder, absolute and without symbolic links. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock the data folder " + path, e);
        }
    }

    /** pg_ctl passes the path to a shell, inside double quotes. */
    private static void requireSafe(Path path) {
        Matcher unsafe = UNSAFE.matcher(path.toString());
        if (unsafe.find()) {
            throw new ServerStartException(
                    "cannot use %s as the data folder, because its path contains %s: choose another with --data."
                            .formatted(path, unsafe.group().isBlank() ? "a line break" : unsafe.group()));
        }
    }

    /** Before anything is written there: what another user can replace, this process must not trust. */
    private static void requireOwner(Path path) throws IOException {
        String owner = Files.getOwner(path).getName();
        Optional<String> user = ProcessHandle.current().info().user();
        if (user.isPresent() && !user.get().equals(owner)) {
            throw new ServerStartException(
                    "cannot use %s as the data folder, because it belongs to the user %s and not to %s: choose another with --data."
                            .formatted(path, owner, user.get()));
        }
    }

    private static FileChannel openLocked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isLocked = false;
        try {
            if (!tryLock(channel)) {
                throw new DataFolderInUseException(path, holder(channel));
            }
            String inode = Files.getAttribute(path, "unix:ino").toString();
            requireNoCopy(path, inode, channel);
            channel.truncate(0);
            channel.write(
                    StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + " " + inode));
            isLocked = true;
            return channel;
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void requireNoCopy(Path path, String inode, FileChannel channel) throws IOException {
        List<String> left = content(channel);
        if (left.size() > 1 && !left.get(1).equals(inode)) {
            throw new ServerStartException(
                    ("cannot use %s as the data folder, because it was copied from a folder that was in use, or that was not closed cleanly:"
                                    + " its files may not fit together. Copy a folder after `landport up` has ended, or use `landport"
                                    + " backup`. If no instance was running when you copied it, delete %s.")
                            .formatted(path, path.resolve(LOCK_FILE)));
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        List<String> process = content(channel);
        return process.isEmpty() ? "" : " (process " + process.get(0) + ")";
    }

    /** The id of the process, and the inode of the folder; empty after the folder was closed. */
    private static List<String> content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_CONTENT);
        channel.read(bytes, 0);
        String content = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        return content.isEmpty() ? List.of() : List.of(content.split(" "));
    }
}
