package io.landport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A copy of the bundled reference data that a test may break. */
public final class ReferenceFolder {
    private final Path folder;

    private ReferenceFolder(Path folder) {
        this.folder = folder;
    }

    /** Copies every bundled file into an empty folder. */
    public static ReferenceFolder in(Path folder) throws IOException {
        for (String file : ReferenceColumns.files()) {
            try (InputStream in = ReferenceFiles.bundled().open(file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        return new ReferenceFolder(folder);
    }

    public Path path() {
        return folder;
    }

    /** Replaces the only {@code from} of a file by {@code to}, and returns its row. */
    public int replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text.split(java.util.regex.Pattern.quote(from), -1))
                .as("'%s' in %s", from, file)
                .hasSize(2);
        Files.writeString(folder.resolve(file), text.replace(from, to));
        return text.substring(0, text.indexOf(from)).split("\n", -1).length;
    }

    /** Puts a row at the end of a file, and answers its number. */
    public int append(String file, String row) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(folder.resolve(file)));
        rows.add(row);
        Files.write(folder.resolve(file), rows);
        return rows.size();
    }

    public void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }
}
