package io.landport.installation.settings;

/**
 * An effective setting.
 *
 * @param name the name in the properties file
 * @param value the effective value; empty for none
 * @param origin where it comes from: {@code environment}, a file's path, or {@code default}
 * @param isSecret whether the value must not be shown
 */
public record Setting(String name, String value, String origin, boolean isSecret) {
    /** The value with secrets masked, also those within a URL or options. */
    public String masked() {
        if (isSecret) {
            return value.isEmpty() ? "" : Masking.MASK;
        }
        return Masking.masked(value);
    }

    /** Masked, so that logs contain no secrets. */
    @Override
    public String toString() {
        return name + "=" + masked() + " (" + origin + ")";
    }
}
