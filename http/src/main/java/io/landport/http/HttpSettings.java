package io.landport.http;

import io.landport.http.limit.Limits;
import java.util.Optional;

/**
 * Where and how a process serves HTTP.
 *
 * @param port 0 for any free port
 * @param tls empty for plain HTTP
 * @param isBehindProxy whether a proxy in front of the process does TLS and authentication
 */
public record HttpSettings(
        String host, int port, Optional<TlsFiles> tls, TokenPolicy tokens, boolean isBehindProxy, Limits limits) {
    /** The address if no other is set. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Plain HTTP on loopback without required tokens. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(LOOPBACK, port, Optional.empty(), TokenPolicy.OPTIONAL, false, Limits.defaults());
    }

    public HttpSettings on(int changed) {
        return new HttpSettings(host, changed, tls, tokens, isBehindProxy, limits);
    }

    public HttpSettings with(Limits changed) {
        return new HttpSettings(host, port, tls, tokens, isBehindProxy, changed);
    }

    public HttpSettings with(TokenPolicy changed) {
        return new HttpSettings(host, port, tls, changed, isBehindProxy, limits);
    }
}
