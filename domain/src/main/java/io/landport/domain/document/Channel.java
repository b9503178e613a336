package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** The kind of a document: customs declaration or e-commerce list. */
public enum Channel {
    CUSTOMS("customs"),
    E_COMMERCE("e-commerce");

    /** Copied once: {@link #ofCode} runs for every document, and a stream over {@code values()} costs as much as reading a line. */
    private static final List<Channel> ALL = List.of(values());

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The channel with this code, or empty. */
    public static Optional<Channel> ofCode(String code) {
        for (Channel channel : ALL) {
            if (channel.code.equals(code)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
