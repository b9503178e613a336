package io.landport.launcher.settings;

import java.util.regex.Pattern;

/**
 * An effective setting.
 *
 * @param name the name in the properties file
 * @param value the effective value; empty for none
 * @param origin where it comes from: {@code environment}, a file's path, or {@code default}
 * @param isSecret whether the value must not be shown
 */
public record Setting(String name, String value, String origin, boolean isSecret) {
    private static final String MASK = "********";
    private static final Pattern QUERY_PASSWORD = Pattern.compile("(?i)([?&][a-z]*password=)[^&]*");
    private static final Pattern AUTHORITY_PASSWORD = Pattern.compile("(://[^/?@:]*:)[^/?@]*@");

    /** The value with secrets masked, also passwords within a URL. */
    public String masked() {
        if (isSecret) {
            return value.isEmpty() ? "" : MASK;
        }
        String query = QUERY_PASSWORD.matcher(value).replaceAll("$1" + MASK);
        return AUTHORITY_PASSWORD.matcher(query).replaceAll("$1" + MASK + "@");
    }

    /** Masked, so that logs contain no secrets. */
    @Override
    public String toString() {
        return name + "=" + masked() + " (" + origin + ")";
    }
}
