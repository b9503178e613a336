package io.landport.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the native LZ4 library of Kafka's clients in the folder for temporary files. A process deletes its copy when it ends,
 * unless it is killed. It needs the copy only until it has loaded it, a moment later, so an old copy can be deleted in any case.
 */
final class LeftoverLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverLibraries.class);
    private static final String PREFIX = "liblz4-java-";
    private static final Duration MIN_AGE = Duration.ofHours(1);

    private LeftoverLibraries() {}

    /** Deletes the copies of a user that are older than an hour; those that cannot be deleted remain. */
    static void delete(Path folder, String user, Instant now) {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, LeftoverLibraries::isCopy)) {
            for (Path copy : copies) {
                if (isLeftover(copy, user, now)) {
                    Files.deleteIfExists(copy);
                }
            }
        } catch (IOException e) {
            LOG.debug("cannot delete leftover libraries in {}", folder, e);
        }
    }

    private static boolean isCopy(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    private static boolean isLeftover(Path copy, String user, Instant now) throws IOException {
        try {
            return Files.getOwner(copy, LinkOption.NOFOLLOW_LINKS).getName().equals(user)
                    && Files.getLastModifiedTime(copy, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(now.minus(MIN_AGE));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
