package io.landport.operations.folder;

import java.nio.file.Path;

/**
 * A file that was taken, in a folder of its own.
 *
 * @param folder named by the time of the claim
 */
record Claim(Path folder, Path file) {

    /** Names the claim among all claims of the feed's folder. */
    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** The name that the sender gave the file. */
    String fileName() {
        return String.valueOf(file.getFileName());
    }
}
