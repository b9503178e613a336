package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** The direction of trade as its reporter sees it. */
public enum Flow {
    IMPORT("import"),
    EXPORT("export");

    /** Every document passes {@link #ofCode}, where a stream over a fresh array costs as much as reading a line. */
    private static final List<Flow> ALL = List.of(values());

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
        for (Flow flow : ALL) {
            if (flow.code.equals(code)) {
                return Optional.of(flow);
            }
        }
        return Optional.empty();
    }
}
