package io.landport.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
            digests.put(file, digest(bytes));
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
        return digest(chosen.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
