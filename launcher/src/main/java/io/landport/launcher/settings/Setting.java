package io.landport.launcher.settings;

import java.util.regex.Pattern;

/**
 * One setting in force.
 *
 * @param name as the properties file names it
 * @param value as it is used; empty if there is none
 * @param origin where it comes from: {@code environment}, a file's path, or {@code default}
 * @param isSecret whether the value is for no eyes
 */
public record Setting(String name, String value, String origin, boolean isSecret) {
    private static final String MASK = "********";
    private static final Pattern PASSWORD_OF_A_QUERY = Pattern.compile("(?i)([?&][a-z]*password=)[^&]*");
    private static final Pattern PASSWORD_OF_AN_AUTHORITY = Pattern.compile("(://[^/?@:]*:)[^/?@]*@");

    /** The value for a screen: secrets masked, also those within an address. */
    public String masked() {
        if (isSecret) {
            return value.isEmpty() ? "" : MASK;
        }
        String query = PASSWORD_OF_A_QUERY.matcher(value).replaceAll("$1" + MASK);
        return PASSWORD_OF_AN_AUTHORITY.matcher(query).replaceAll("$1" + MASK + "@");
    }

    /** Masked, so that a setting in a log tells nothing. */
    @Override
    public String toString() {
        return name + "=" + masked() + " (" + origin + ")";
    }
}
