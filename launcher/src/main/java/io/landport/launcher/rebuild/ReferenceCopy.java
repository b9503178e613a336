package io.landport.launcher.rebuild;

import io.landport.domain.reference.ReferenceReader;
import io.landport.launcher.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The reference data of a generation in the data folder, so that its stages find it there without being told. */
final class ReferenceCopy {
    private ReferenceCopy() {}

    /** Copies the files of a folder, unless they are there already. */
    static void make(Path from, Path to) {
        if (Files.isDirectory(to)) {
            return;
        }
        try {
            Files.createDirectories(to.getParent());
            Path part = Files.createTempDirectory(to.getParent(), "part-");
            for (Path file : files(from)) {
                Files.copy(file, part.resolve(file.getFileName()));
            }
            ReferenceReader.of(part);
            Files.move(part, to);
        } catch (IOException failed) {
            throw new Failure("cannot keep the reference data of " + from + " in " + to + ": " + failed, failed);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
