package io.landport.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The space left on the disk of a data folder. Servers that fail for lack of space do not name the folder, and some do not name the
 * cause, so their messages are completed with what is found on the disk.
 */
public final class DiskSpace {
    private static final long MEGABYTE = 1 << 20;

    /** Segments and indexes of Kafka and segments of PostgreSQL's log are this large. */
    private static final long FULL = 16 * MEGABYTE;

    private DiskSpace() {}

    /** The message of a failure, completed if the disk of the folder is full. */
    public static String explained(String message, Path folder) {
        return explained(message, folder, usable(folder));
    }

    static String explained(String message, Path folder, long usable) {
        return usable >= FULL
                ? message
                : "the disk of the data folder %s is full (%d MB left): free space and start again, committed data is not lost. Cause: %s"
                        .formatted(folder, usable / MEGABYTE, message);
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
