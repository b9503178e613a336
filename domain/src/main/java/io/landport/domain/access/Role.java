package io.landport.domain.access;

import io.landport.domain.text.Coded;
import java.util.Optional;

/** What the holder of an access token may do over HTTP. No role includes another. */
public enum Role implements Coded {
    /** Publishes documents of its sources and reads the outcome. */
    FEED,
    /** Reads figures. */
    ANALYST,
    /** Watches the installation and changes what operators may change. */
    OPERATOR;

    /** The role with this code, or empty. */
    public static Optional<Role> ofCode(String code) {
        return Coded.find(values(), code);
    }
}
