package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** The direction of trade from the point of view of its reporter. */
public enum Flow {
    IMPORT("import"),
    EXPORT("export");

    /** Copied once: {@link #ofCode} runs for every document, and a stream over {@code values()} costs as much as reading a line. */
    private static final List<Flow> ALL = List.of(values());

    private final String code;

    Flow(String code) {
        this.code = code;
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The flow with this code, or empty. */
    public static Optional<Flow> ofCode(String code) {
        for (Flow flow : ALL) {
            if (flow.code.equals(code)) {
                return Optional.of(flow);
            }
        }
        return Optional.empty();
    }
}
