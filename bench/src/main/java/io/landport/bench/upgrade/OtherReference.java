package io.landport.bench.upgrade;

import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reference data with one rule that differs from the bundled ones: wood counts in the sector of machinery. */
final class OtherReference {
    private OtherReference() {}

    /** Writes it to a folder, which is created. */
    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (FileSystem archive = FileSystems.newFileSystem(archive());
                Stream<Path> files = Files.list(
                        archive.getPath(ReferenceReader.class.getPackageName().replace('.', '/')))) {
            List<Path> data = files.filter(file -> file.toString().matches(".*\\.(csv|txt)"))
                    .toList();
            for (Path file : data) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("version.txt"), "wood-is-machinery\n");
        replace(folder.resolve("sectors.csv"), "IX,44-46\n", "IX,45-46\n");
        replace(folder.resolve("sectors.csv"), "XVI,84\n", "XVI,84;44\n");
        return folder;
    }

    private static Path archive() {
        try {
            return Path.of(ReferenceReader.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no line that ends with " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }
}
