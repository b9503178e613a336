package io.landport.reference;

import io.landport.domain.text.TextDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A folder that computes a digest of the files read, which distinguishes folders with the same version name. */
final class DigestingFolder implements ReferenceFiles.Folder {
    private final ReferenceFiles.Folder folder;
    private final Map<String, String> digests = new TreeMap<>();

    DigestingFolder(ReferenceFiles.Folder folder) {
        this.folder = folder;
    }

    @Override
    public InputStream open(String file) throws IOException {
        try (InputStream in = folder.open(file)) {
            byte[] bytes = in.readAllBytes();
            digests.put(file, TextDigest.sha256(bytes));
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Whether a file could be read. */
    boolean has(String file) {
        return digests.containsKey(file);
    }

    /** Hex SHA-256 of the files read so far, independent of their order. */
    String digest(Predicate<String> files) {
        Map<String, String> chosen = new TreeMap<>(digests);
        chosen.keySet().removeIf(files.negate());
        return TextDigest.sha256(chosen.toString());
    }
}
