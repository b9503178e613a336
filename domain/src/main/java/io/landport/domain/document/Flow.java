package io.landport.domain.document;

import java.util.Arrays;
import java.util.Optional;

/** The direction of trade as its reporter sees it. */
public enum Flow {
    IMPORT("import"),
    EXPORT("export");

    private final String code;

    Flow(String code) {
        this.code = code;
    }

    /** The flow's name on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The flow of this code, or empty if there is none. */
    public static Optional<Flow> ofCode(String code) {
        return Arrays.stream(values()).filter(flow -> flow.code.equals(code)).findFirst();
    }
}
