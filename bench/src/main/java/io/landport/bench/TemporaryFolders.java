package io.landport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that the bench makes and leaves nothing of. */
final class Folders {
    private Folders() {}

    /** A new one, inside the given folder. */
    static Path fresh(Path inside) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(inside), "landport-bench-");
    }

    /** Removes it with all that is in it. */
    static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
