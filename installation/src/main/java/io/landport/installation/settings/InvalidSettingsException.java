package io.landport.installation.settings;

import java.util.List;

/** Invalid settings, with all problems; messages never contain secrets. */
public final class InvalidSettingsException extends RuntimeException {
    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super("invalid settings:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order in which the sources are read. */
    public List<String> problems() {
        return problems;
    }
}
