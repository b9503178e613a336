package io.landport.operations.backup;

import io.landport.format.feed.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a backup consists of. It is written last, so a folder without one is not a backup.
 *
 * @param prefix of the topics that were backed up, may be empty
 * @param generation number of the live generation
 * @param hasRegistry whether schema ids in the records are those of a schema registry
 * @param files in the order in which they were written
 */
record Manifest(Instant created, String prefix, int generation, boolean hasRegistry, List<Entry> files) {
    static final String FILE = "manifest.txt";

    private static final String FORMAT = "landport-backup 1";
    private static final Pattern NAME = Pattern.compile("(topics|store|reference)/[^/]*[^/.][^/]*");
    private static final int ENTRY_WORDS = 4;

    Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param count of records, rows or, for reference data, 1
     * @param sha256 hex digest of the bytes of the file
     */
    record Entry(String name, long count, String sha256) {
        Entry {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a backup has no file of the name " + name);
            }
        }
    }

    /** The entry of a file; empty if the backup does not have it. */
    Optional<Entry> file(String name) {
        return files.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    List<Entry> filesIn(String folder) {
        return files.stream()
                .filter(entry -> entry.name().startsWith(folder + '/'))
                .toList();
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                FORMAT,
                "created " + created,
                "prefix " + prefix,
                "generation " + generation,
                "registry " + (hasRegistry ? "yes" : "no")));
        files.forEach(entry -> lines.add("file " + entry.count() + ' ' + entry.sha256() + ' ' + entry.name()));
        String content = String.join("\n", lines) + "\n";
        return content + "digest " + Sha256.of(content.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    /** @throws IllegalArgumentException if the text is not a complete and unchanged manifest */
    static Manifest parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
            throw new IllegalArgumentException("it is not the manifest of a backup of this version");
        }
        int digest = text.lastIndexOf("digest ");
        if (digest < 0
                || !text.substring(digest)
                        .equals("digest " + Sha256.of(text.substring(0, digest).getBytes(StandardCharsets.UTF_8))
                                + "\n")) {
            throw new IllegalArgumentException("it is damaged or incomplete");
        }
        try {
            return new Manifest(
                    Instant.parse(word(lines.get(1), 1)),
                    word(lines.get(2), 1),
                    Integer.parseInt(word(lines.get(3), 1)),
                    word(lines.get(4), 1).equals("yes"),
                    lines.stream()
                            .filter(line -> line.startsWith("file "))
                            .map(line -> line.split(" ", ENTRY_WORDS))
                            .map(words -> new Entry(words[3], Long.parseLong(words[1]), words[2]))
                            .toList());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it has no valid time", e);
        }
    }

    private static String word(String line, int index) {
        return line.split(" ", -1)[index];
    }
}
