package io.landport.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a process and the highest format level that it reads. The client ids of members of consumer groups contain both, so that
 * each process sees those of the others.
 */
public record Release(String version, int level) {
    /** The version of this process, that of the poms. */
    public static final String VERSION = "0.1.0";

    /** Of this process. */
    public static final Release OWN = new Release(VERSION, FormatLevels.CURRENT);

    private static final Pattern IN_CLIENT_ID = Pattern.compile("-v([0-9][^-]*)-level(\\d{1,9})(?:-.*)?");

    /** The commit that this process was built from; {@code unknown} outside of a Git repository. */
    public static String commit() {
        Properties git = new Properties();
        try (InputStream file = Release.class.getResourceAsStream("git.properties")) {
            if (file != null) {
                git.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read git.properties", e);
        }
        return git.getProperty("git.commit.id.abbrev", "unknown");
    }

    /** The client id of a member of a group whose version is this one. */
    public String clientId(String name) {
        return name + "-v" + version + "-level" + level;
    }

    /** The version of a member of a group; empty for one of a version that did not say it. */
    public static Optional<Release> ofClientId(String clientId) {
        Matcher found = IN_CLIENT_ID.matcher(clientId);
        return found.find()
                ? Optional.of(new Release(found.group(1), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return version + ", format level " + level;
    }
}
