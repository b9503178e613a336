package io.landport.http;

/** Whether requests to routes that are not open need a token. A token that is sent is always checked. */
public enum TokenPolicy {
    REQUIRED,
    /** A request without a token may do everything. Pages of other sites are kept out. */
    OPTIONAL;

    /**
     * The policy if none is set: optional only where a proxy authenticates. Loopback is open to every user of the machine, and to every
     * program that runs there.
     */
    public static TokenPolicy defaultFor(boolean isBehindProxy) {
        return isBehindProxy ? OPTIONAL : REQUIRED;
    }
}
