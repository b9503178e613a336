package io.landport.installation.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file {@code landport.env} in a data folder, by which other commands find the instance that runs there: lines of
 * {@code LANDPORT_NAME=value}, quoted for a shell where it is necessary, readable by its owner only.
 *
 * <p>It is written atomically. The instance removes it when it stops; after {@code kill -9} it stays until the next start on the
 * folder, so the servers that it names may not be running.
 */
public record InstanceFile(Path path) {
    private static final String NAME = "landport.env";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@,=+?-]*");

    /** A quote in a quoted value: the quotes end, a quote that is escaped, the quotes begin. */
    private static final String QUOTE = "'\\''";

    public static InstanceFile in(Path data) {
        return new InstanceFile(data.resolve(NAME));
    }

    /**
     * Replaces the content by these settings, in the order of {@link SettingKey}.
     *
     * @throws IllegalArgumentException if a value contains a line break
     */
    public void write(Map<SettingKey, String> settings) {
        String content = settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> line(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining());
        try {
            PrivateFile.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** Removes the file if it is there. */
    public void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    /** Its lines; none if the file does not exist. */
    List<String> lines() throws IOException {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static String line(SettingKey key, String value) {
        if (value.lines().count() > 1) {
            throw new IllegalArgumentException(key.variable() + " contains a line break");
        }
        return key.variable() + "=" + quoted(value) + "\n";
    }

    /** A shell that reads the file takes the value as it is. */
    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", QUOTE) + "'";
    }

    /** The value of a line, quoted or not. */
    static String unquoted(String written) {
        return written.length() > 1 && written.startsWith("'") && written.endsWith("'")
                ? written.substring(1, written.length() - 1).replace(QUOTE, "'")
                : written;
    }
}
