package io.landport.operations.folder;

import io.landport.installation.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a feed. A file that is complete is renamed into {@code taken/TIME}, and that folder, with a report beside the file, into
 * {@code done} or {@code failed}. Each step is one rename or deletion, so a process that is killed leaves one of a few states, from which
 * the next one goes on. One process at a time uses the folder. Not thread-safe.
 */
final class FeedFolder implements AutoCloseable {
    private static final String MARKER = ".done";
    private static final String REPORT = ".report.txt";
    private static final String IDENTITY = "folder.id";

    /** The names that clients of SFTP give files while they write them. */
    private static final List<String> INCOMPLETE = List.of(".part", ".filepart", ".tmp", MARKER);

    private static final DateTimeFormatter CLAIM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path taken;
    private final boolean isMarked;
    private final Clock clock;
    private final Consumer<FolderStep> steps;
    private final FileChannel lock;
    private final String id;

    private FeedFolder(
            Path folder, boolean isMarked, Clock clock, Consumer<FolderStep> steps, FileChannel lock, String id) {
        this.folder = folder;
        this.taken = folder.resolve("taken");
        this.isMarked = isMarked;
        this.clock = clock;
        this.steps = steps;
        this.lock = lock;
        this.id = id;
    }

    /**
     * Opens the folder, and creates the folders in it.
     *
     * @param isMarked whether a file is complete only if a file of its name with {@code .done} is beside it
     * @throws CommandException if another process uses it, or it cannot be written
     */
    static FeedFolder open(Path folder, boolean isMarked, Clock clock, Consumer<FolderStep> steps) {
        try {
            Path taken = Files.createDirectories(folder.resolve("taken"));
            Files.createDirectories(folder.resolve("done"));
            Files.createDirectories(folder.resolve("failed"));
            Path identity = taken.resolve(IDENTITY);
            FileChannel lock = FileChannel.open(
                    identity, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new CommandException("another process takes the files of " + folder);
            }
            return new FeedFolder(folder, isMarked, clock, steps, lock, identity(identity));
        } catch (IOException e) {
            throw new CommandException("cannot take files from " + folder + ": " + e, e);
        }
    }

    /** The lock ends with the process. */
    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String identity(Path file) throws IOException {
        if (Files.size(file) == 0) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Stays with the folder if it is moved or mounted elsewhere. */
    String id() {
        return id;
    }

    /** The files that were taken and are not finished, the oldest first. */
    List<Claim> claims() throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(taken)) {
            folders = entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        List<Claim> claims = new ArrayList<>();
        for (Path claimed : folders) {
            completed(claimed).ifPresent(claims::add);
        }
        return claims;
    }

    /** Takes the oldest file that is complete; empty if there is none. */
    Optional<Claim> next() throws IOException {
        Optional<Path> file = oldest();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path claimed = create();
        steps.accept(FolderStep.CLAIM_CREATED);
        Path marker = marker(file.get());
        // First the marker: it must not stay for the next file of this name, which may be incomplete.
        if (move(marker, claimed)) {
            steps.accept(FolderStep.MARKER_CLAIMED);
        }
        move(file.get(), claimed);
        steps.accept(FolderStep.FILE_CLAIMED);
        return completed(claimed);
    }

    /** Writes the report beside the file, and moves both out of {@code taken}. */
    Path finish(Claim claim, boolean isDone, String report) throws IOException {
        Files.writeString(claim.folder().resolve(claim.fileName() + REPORT), report);
        steps.accept(FolderStep.REPORTED);
        Path end = folder.resolve(isDone ? "done" : "failed").resolve(claim.id());
        Files.move(claim.folder(), end, StandardCopyOption.ATOMIC_MOVE);
        steps.accept(FolderStep.MOVED);
        return end;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The file of a claim, after the steps that an earlier process has left; empty if it has none. */
    private Optional<Claim> completed(Path claimed) throws IOException {
        List<Path> files = files(claimed);
        if (files.isEmpty()) {
            Files.delete(claimed);
            return Optional.empty();
        }
        // The report and the marker have longer names.
        Path first = files.get(0);
        String name = String.valueOf(first.getFileName());
        if (name.endsWith(MARKER)) {
            move(folder.resolve(name.substring(0, name.length() - MARKER.length())), claimed);
            steps.accept(FolderStep.FILE_CLAIMED);
            Files.delete(first);
            steps.accept(FolderStep.MARKER_DELETED);
            return completed(claimed);
        }
        if (Files.deleteIfExists(marker(first))) {
            steps.accept(FolderStep.MARKER_DELETED);
        }
        return Optional.of(new Claim(claimed, first));
    }

    private static List<Path> files(Path claimed) throws IOException {
        try (Stream<Path> entries = Files.list(claimed)) {
            return entries.sorted(Comparator.comparingInt(
                            entry -> entry.getFileName().toString().length()))
                    .toList();
        }
    }

    private Optional<Path> oldest() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(this::isComplete)
                    .min(Comparator.comparing(FeedFolder::modified).thenComparing(Comparator.naturalOrder()));
        }
    }

    /** A link could lead to any file of this user. */
    private boolean isComplete(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && INCOMPLETE.stream().noneMatch(name::endsWith)
                && (!isMarked || Files.exists(marker(file), LinkOption.NOFOLLOW_LINKS));
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            // The sender has taken it away.
            return FileTime.fromMillis(Long.MAX_VALUE);
        }
    }

    private static Path marker(Path file) {
        return file.resolveSibling(file.getFileName() + MARKER);
    }

    /** A folder for the next file, later than all others. */
    private Path create() throws IOException {
        for (long later = 0; ; later++) {
            String name = CLAIM.format(clock.instant().plusMillis(later));
            if (Files.exists(folder.resolve("done").resolve(name))
                    || Files.exists(folder.resolve("failed").resolve(name))) {
                continue;
            }
            try {
                return Files.createDirectory(taken.resolve(name));
            } catch (FileAlreadyExistsException e) {
                // The next millisecond.
            }
        }
    }

    private static boolean move(Path file, Path to) throws IOException {
        try {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
