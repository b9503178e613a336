package io.landport.launcher.settings;

import java.util.List;

/** Settings that cannot be used, with all that is wrong with them at once; no message holds a secret's value. */
public final class InvalidSettingsException extends RuntimeException {
    private final transient List<String> problems;

    InvalidSettingsException(List<String> problems) {
        super("the settings cannot be used:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, in the order in which the sources are read. */
    public List<String> problems() {
        return problems;
    }
}
