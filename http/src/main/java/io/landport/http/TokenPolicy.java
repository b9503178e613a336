package io.landport.http;

/** Whether requests to routes that are not open need a token. A token that is sent is always checked. */
public enum TokenPolicy {
    REQUIRED,
    /** A request without a token may do everything. Pages of other sites are kept out. */
    OPTIONAL;

    /**
     * The policy if none is set: optional where only users of this machine, or a proxy, reach the server.
     *
     * @throws HttpStartException if the host is unknown
     */
    public static TokenPolicy defaultFor(String host, boolean isBehindProxy) {
        return isBehindProxy || Exposure.isLoopback(host) ? OPTIONAL : REQUIRED;
    }
}
