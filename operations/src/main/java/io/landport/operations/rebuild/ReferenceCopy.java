package io.landport.operations.rebuild;

import io.landport.installation.CommandException;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies the reference data of a generation to the data folder, where its stages find it without a setting. */
public final class ReferenceCopy {
    private ReferenceCopy() {}

    /**
     * Copies the files of a folder. In an existing copy, files that decide verdicts are the same and descriptive files may have
     * been edited; each file is replaced atomically.
     */
    public static void make(Path from, Path to) {
        try {
            if (Files.exists(to) && Files.isSameFile(from, to)) {
                return;
            }
            Files.createDirectories(to.getParent());
            Path part = Files.createTempDirectory(to.getParent(), "part-");
            for (Path file : files(from)) {
                Files.copy(file, part.resolve(file.getFileName()));
            }
            ReferenceReader.of(part);
            put(part, to);
        } catch (IOException e) {
            throw new CommandException("cannot copy the reference data of " + from + " to " + to + ": " + e, e);
        }
    }

    private static void put(Path part, Path to) throws IOException {
        if (!Files.isDirectory(to)) {
            Files.move(part, to);
            return;
        }
        for (Path file : files(part)) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(part);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
