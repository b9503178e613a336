package io.landport.operations.backup;

import io.landport.format.feed.Sha256;
import io.landport.installation.CommandException;
import io.landport.installation.settings.PrivateFile;
import io.landport.terminal.ProgressLine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of a backup. Only their owner may read them. */
final class BackupFolder {
    private final Path folder;
    private final List<Manifest.Entry> written = new ArrayList<>();

    private BackupFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws CommandException if the folder exists and is not empty */
    static BackupFolder create(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new CommandException(folder + " is not empty: a backup needs a new folder");
                }
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return new BackupFolder(folder);
        } catch (IOException e) {
            throw new CommandException("cannot create " + folder + ": " + e, e);
        }
    }

    static BackupFolder open(Path folder) {
        return new BackupFolder(folder);
    }

    /** Writes the content of one file, and returns how many records or rows it has. */
    interface Content {
        long write(DataOutputStream out) throws IOException;
    }

    /** Adds a compressed file. */
    void add(String name, Content content) {
        Path file = folder.resolve(name);
        MessageDigest digest = Sha256.digest();
        try {
            Files.createDirectories(file.getParent());
            long count;
            try (OutputStream raw = Files.newOutputStream(file);
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                            new GZIPOutputStream(new DigestOutputStream(new BufferedOutputStream(raw), digest))))) {
                count = content.write(out);
            }
            written.add(new Manifest.Entry(name, count, Sha256.hex(digest.digest())));
        } catch (IOException e) {
            throw new CommandException("cannot write " + file + ": " + e, e);
        }
    }

    /** The files that have been added. */
    List<Manifest.Entry> written() {
        return List.copyOf(written);
    }

    /** Makes the folder a backup. */
    void finish(Manifest manifest) {
        try {
            PrivateFile.write(folder.resolve(Manifest.FILE), manifest.text());
        } catch (IOException e) {
            throw new CommandException("cannot write " + folder.resolve(Manifest.FILE) + ": " + e, e);
        }
    }

    /**
     * The manifest, after all files have been compared with it.
     *
     * @param progress shows which file is read
     * @throws CommandException naming every file that is missing or damaged
     */
    Manifest checked(ProgressLine progress) {
        Manifest manifest = manifest();
        List<String> problems = manifest.files().stream()
                .peek(entry -> progress.show(() -> "checking " + entry.name()))
                .flatMap(entry -> problem(entry).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new CommandException(
                    "the backup in " + folder + " cannot be restored: " + String.join("; ", problems));
        }
        return manifest;
    }

    /** Passes on the records of a file. */
    void records(Manifest.Entry entry, Consumer<SavedRecord> to) {
        Path file = folder.resolve(entry.name());
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            for (long record = 0; record < entry.count(); record++) {
                to.accept(SavedRecord.read(in));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Passes on the lines of a text file, which are read while they are used. */
    void lines(Manifest.Entry entry, Consumer<Iterator<String>> to) {
        Path file = folder.resolve(entry.name());
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            to.accept(in.lines().iterator());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Unpacks files to a temporary folder, which is deleted afterwards. */
    void unpacked(List<Manifest.Entry> entries, Consumer<Path> to) {
        try {
            Path temporary = Files.createTempDirectory("landport-restore");
            List<Path> files = new ArrayList<>();
            try {
                for (Manifest.Entry entry : entries) {
                    Path packed = folder.resolve(entry.name());
                    String name = String.valueOf(packed.getFileName()).replaceFirst("\\.gz$", "");
                    files.add(temporary.resolve(name));
                    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
                        Files.copy(in, temporary.resolve(name));
                    }
                }
                to.accept(temporary);
            } finally {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
                Files.delete(temporary);
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private Manifest manifest() {
        Path file = folder.resolve(Manifest.FILE);
        try {
            return Manifest.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    folder + " is not a complete backup: it has no " + Manifest.FILE + ", which is written last", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Optional<String> problem(Manifest.Entry entry) {
        Path file = folder.resolve(entry.name());
        if (!Files.isRegularFile(file)) {
            return Optional.of(entry.name() + " is missing");
        }
        try {
            return Sha256.of(file).equals(entry.sha256())
                    ? Optional.empty()
                    : Optional.of(entry.name() + " is damaged: its SHA-256 is not that in " + Manifest.FILE);
        } catch (IOException e) {
            return Optional.of(entry.name() + " cannot be read: " + e);
        }
    }

    private static CommandException unreadable(Path file, IOException failed) {
        return new CommandException("cannot read " + file + ": " + failed, failed);
    }
}
