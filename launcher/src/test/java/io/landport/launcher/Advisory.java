package io.landport.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published advisory about some versions of a dependency.
 *
 * @param artifact name of its jar without version; * at the end stands for any continuation
 * @param from first affected version, empty for all
 * @param fixed first version with the correction
 * @param id number of the advisory
 * @param affects what is affected
 */
record Advisory(String artifact, String from, String fixed, String id, String affects) {
    /** Name and version of a jar, such as zstd-jni-1.5.7-17.jar. */
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

    /** The advisories of the list among the resources. */
    static List<Advisory> all() throws IOException {
        return lines().stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(Advisory::of)
                .toList();
    }

    /** The lines of the list. */
    static List<String> lines() throws IOException {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Advisory.class.getResourceAsStream("/advisories.csv")),
                StandardCharsets.UTF_8))) {
            return list.lines().toList();
        }
    }

    private static Advisory of(String line) {
        String[] cells = line.split(",", 5);
        return new Advisory(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }

    /** Whether it is about this jar, whatever its version. */
    boolean isAbout(String jar) {
        Matcher name = JAR.matcher(jar);
        return name.matches() && names(name.group(1));
    }

    /** Whether it affects the version of this jar. */
    boolean affects(String jar) {
        Matcher name = JAR.matcher(jar);
        if (!name.matches() || !names(name.group(1))) {
            return false;
        }
        Version version = Version.parse(name.group(2));
        return version.compareTo(Version.parse(fixed)) < 0
                && (from.isEmpty() || version.compareTo(Version.parse(from)) >= 0);
    }

    private boolean names(String name) {
        return artifact.endsWith("*")
                ? name.startsWith(artifact.substring(0, artifact.length() - 1))
                : name.equals(artifact);
    }
}
