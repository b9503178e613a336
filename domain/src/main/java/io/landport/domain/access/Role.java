package io.landport.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the holder of an access token may do over HTTP. No role includes another. */
public enum Role {
    /** Publishes documents of its sources and reads the outcome. */
    FEED,
    /** Reads figures. */
    ANALYST,
    /** Watches the installation and changes what operators may change. */
    OPERATOR;

    /** The code on the wire and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this code, or empty. */
    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
