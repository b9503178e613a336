package io.landport.domain.document;

import java.util.Arrays;
import java.util.Optional;

/** The kind of paper that a document is: a customs declaration or an e-commerce inventory list. */
public enum Channel {
    CUSTOMS("customs"),
    E_COMMERCE("e-commerce");

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
        return Arrays.stream(values())
                .filter(channel -> channel.code.equals(code))
                .findFirst();
    }
}
