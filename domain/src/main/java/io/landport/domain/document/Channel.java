package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** The kind of paper that a document is: a customs declaration or an e-commerce inventory list. */
public enum Channel {
    CUSTOMS("customs"),
    E_COMMERCE("e-commerce");

    /** Every document passes {@link #ofCode}, where a stream over a fresh array costs as much as reading a line. */
    private static final List<Channel> ALL = List.of(values());

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The channel's name on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The channel of this code, or empty if there is none. */
    public static Optional<Channel> ofCode(String code) {
        for (Channel channel : ALL) {
            if (channel.code.equals(code)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
