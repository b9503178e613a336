package io.landport.installation.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read and write. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Writes a file in place of what was there; it appears whole or not at all. */
    public static void write(Path file, String content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path part = Files.createTempFile(
                absolute.getParent(),
                absolute.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(part, content);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
