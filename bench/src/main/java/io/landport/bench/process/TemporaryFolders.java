package io.landport.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Creates and deletes the temporary folders of the bench. */
public final class TemporaryFolders {
    private TemporaryFolders() {}

    /** Creates a folder inside another one, which is created if missing. */
    public static Path create(Path inside) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(inside), "landport-bench-");
    }

    /** Deletes a folder with its content. */
    public static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
